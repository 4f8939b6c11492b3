import { z } from 'zod';
import { arn } from './arn';
import { arnNamed } from './arnNamed';
import { checkServiceRole } from './checkServiceRole';
import { nameOf } from './nameOf';
import { sameJson } from './sameJson';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';
import { isValueObject } from '../../wire/Value';

const HTTP_INVOKE = /^arn:[^:]+:states:::http:invoke$/;

const definition = z.object({
  StartAt: z.string(),
  States: z.record(
    z.string(),
    z.looseObject({
      Type: z.string(),
      Resource: z.string().optional(),
      Next: z.string().optional(),
      Parameters: z
        .looseObject({
          ApiEndpoint: z.string().optional(),
          Authentication: z
            .looseObject({ ConnectionArn: z.string().optional() })
            .optional(),
        })
        .optional(),
    }),
  ),
});

type Definition = z.infer<typeof definition>;

function invalid(problem: string): never {
  throw new ServiceError(
    `InvalidDefinition: Invalid State Machine Definition: ${problem}`,
    'It is the definition of aws_sfn_state_machine, in Amazon States Language.',
  );
}

function definitionOf({ attributes }: Request): Definition {
  let value: unknown;
  try {
    value = JSON.parse(text(attributes.definition) ?? '');
  } catch (error) {
    invalid(String(error));
  }
  const parsed = definition.safeParse(value);
  if (!parsed.success) {
    invalid(z.prettifyError(parsed.error));
  }
  const { StartAt, States } = parsed.data;
  const named = [
    StartAt,
    ...Object.values(States).flatMap(({ Next }) => Next ?? []),
  ];
  const missing = named.find(name => !Object.hasOwn(States, name));
  if (missing !== undefined) {
    invalid(`MISSING_TRANSITION_TARGET: ${missing} is no state`);
  }
  return parsed.data;
}

function checkTasks(request: Request): void {
  for (const { Parameters, Resource } of Object.values(
    definitionOf(request).States,
  )) {
    if (!HTTP_INVOKE.test(Resource ?? '')) {
      continue;
    }
    const connection = Parameters?.Authentication?.ConnectionArn;
    const endpoint = Parameters?.ApiEndpoint ?? '';
    if (connection === undefined) {
      invalid('an HTTP task has Authentication with a ConnectionArn');
    }
    if (!/^https:\/\/[^/?#]+/.test(endpoint)) {
      invalid(`an HTTP task has an HTTPS address as ApiEndpoint: ${endpoint}`);
    }
    arnNamed(request, 'aws_cloudwatch_event_connection', connection);
    checkServiceRole(request, {
      roleArn: request.attributes.role_arn,
      service: 'states.amazonaws.com',
      needs: [
        {
          action: 'states:InvokeHTTPEndpoint',
          resource: arn(
            request,
            'states',
            `stateMachine:${text(request.attributes.name)}`,
          ),
        },
        {
          action: 'events:RetrieveConnectionCredentials',
          resource: connection,
        },
      ],
    });
  }
}

function checkLogging(request: Request): void {
  const logging = [request.attributes.logging_configuration ?? []]
    .flat()
    .find(isValueObject);
  const destination = text(logging?.log_destination);
  if (!logging || (text(logging.level) ?? 'OFF') === 'OFF') {
    return;
  }
  if (!destination?.endsWith(':*')) {
    throw new ServiceError(
      `InvalidLoggingConfiguration: Log Destination is not valid: ${destination}`,
      'It is the ARN of a log group, followed by :*.',
    );
  }
  arnNamed(
    request,
    'aws_cloudwatch_log_group',
    destination.replace(/:\*$/, ''),
  );
}

/**
 * What Step Functions are known to do.
 *
 * From the AWS provider's documentation 6.25.0 and the Step Functions API
 * reference and developer guide, 2025. AWS looks for a connection only when a
 * task uses it; here it has to be there at once, for a run would fail.
 */
export const stepFunctionsRules: Record<string, TypeRules> = {
  aws_sfn_state_machine: {
    id: request => arn(request, 'states', `stateMachine:${nameOf(request)}`),
    check: request => {
      checkServiceRole(request, {
        roleArn: request.attributes.role_arn,
        service: 'states.amazonaws.com',
        needs: [],
      });
      checkTasks(request);
      checkLogging(request);
    },
    computed: (request, id) => ({
      arn: id,
      name: id.split(':').at(-1) ?? '',
      name_prefix: '',
      creation_date: new Date(request.identity.time()).toISOString(),
      description: '',
      revision_id: '',
      state_machine_version_arn: '',
      status: 'ACTIVE',
      version_description: '',
    }),
    defaults: { publish: false, type: 'STANDARD' },
    same: { definition: sameJson },
    replace: ['name', 'name_prefix', 'type'],
  },
};
