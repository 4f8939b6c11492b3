import { arn } from './arn';
import { arnNamed } from './arnNamed';
import { checkServiceRole } from './checkServiceRole';
import { nameOf } from './nameOf';
import { sameJson } from './sameJson';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';
import { isValueObject } from '../../wire/Value';
import type { ValueObject } from '../../wire/Value';

const STATE_MACHINE = /^arn:[^:]+:states:[^:]*:\d{12}:stateMachine:/;

function invalid(message: string, detail: string): never {
  throw new ServiceError(`ValidationException: ${message}`, detail);
}

function checkRule({ attributes }: Request): void {
  const pattern = text(attributes.event_pattern);
  const schedule = text(attributes.schedule_expression);
  if (!pattern && !schedule) {
    invalid(
      'Parameter(s) EventPattern or ScheduleExpression must be specified.',
      `Rule ${text(attributes.name)} has neither.`,
    );
  }
  if (!pattern) {
    return;
  }
  let value: unknown;
  try {
    value = JSON.parse(pattern);
  } catch (error) {
    invalid('Event pattern is not valid.', String(error));
  }
  const isPattern =
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(
      field => typeof field === 'object' && field !== null,
    );
  if (!isPattern) {
    throw new ServiceError(
      'InvalidEventPatternException: Event pattern is not valid.',
      'Every field of it is a list of values, or fields again.',
    );
  }
}

function checkTarget(request: Request): void {
  const { account, attributes, scope } = request;
  const rule = text(attributes.rule) ?? '';
  if (!account.find('aws_cloudwatch_event_rule', scope, rule)) {
    throw new ServiceError(
      `ResourceNotFoundException: Rule ${rule} does not exist on EventBus default.`,
      `There is none in ${scope}. Create it first.`,
    );
  }
  const target = text(attributes.arn) ?? '';
  if (!STATE_MACHINE.test(target)) {
    return;
  }
  arnNamed(request, 'aws_sfn_state_machine', attributes.arn);
  if (!text(attributes.role_arn)) {
    invalid(
      `RoleArn is required for target ${target}.`,
      'EventBridge starts a state machine with a role.',
    );
  }
  checkServiceRole(request, {
    roleArn: attributes.role_arn,
    service: 'events.amazonaws.com',
    needs: [{ action: 'states:StartExecution', resource: target }],
  });
}

function oauthOf({ attributes }: Request): ValueObject | undefined {
  const block = (value: ValueObject[string] | undefined) =>
    [value ?? []].flat().find(isValueObject);
  return block(block(attributes.auth_parameters)?.oauth);
}

function checkConnection(request: Request): void {
  const { attributes } = request;
  const name = text(attributes.name) ?? '';
  const kind = text(attributes.authorization_type);
  const oauth = oauthOf(request);
  if (!/^[.\-_A-Za-z0-9]{1,64}$/.test(name)) {
    invalid(
      `'${name}' is no name of a connection`,
      'It has up to 64 letters, digits and .-_.',
    );
  }
  if ((kind === 'OAUTH_CLIENT_CREDENTIALS') !== (oauth !== undefined)) {
    invalid(
      `connection ${name} with ${kind} has not the parameters of it`,
      'Give the block of auth_parameters that authorization_type names.',
    );
  }
  const endpoint = text(oauth?.authorization_endpoint);
  if (endpoint && !/^https:\/\/[^/?#]+/.test(endpoint)) {
    invalid(`${endpoint} is no HTTPS endpoint`, `Of connection ${name}.`);
  }
}

/**
 * What EventBridge is known to do about rules, targets and connections.
 *
 * From the AWS provider's documentation 6.25.0 and the EventBridge API reference,
 * 2025. Objects of buckets are heard of only with the bucket's notification on.
 */
export const eventBridgeRules: Record<string, TypeRules> = {
  aws_cloudwatch_event_rule: {
    id: nameOf,
    check: checkRule,
    computed: (request, id) => ({
      name: id,
      name_prefix: '',
      arn: arn(request, 'events', `rule/${id}`),
    }),
    defaults: {
      event_bus_name: 'default',
      force_destroy: false,
      state: 'ENABLED',
    },
    same: { event_pattern: sameJson },
    replace: ['name', 'name_prefix', 'event_bus_name'],
  },
  aws_cloudwatch_event_target: {
    id: ({ attributes, identity }) =>
      `${text(attributes.rule)}-${
        text(attributes.target_id) ?? `terraform-${identity.digits(26)}`
      }`,
    check: checkTarget,
    computed: ({ attributes }, id) => ({
      target_id: id.slice(`${text(attributes.rule)}-`.length),
    }),
    defaults: { event_bus_name: 'default', force_destroy: false },
    replace: ['rule', 'target_id', 'event_bus_name'],
  },
  aws_cloudwatch_event_connection: {
    id: ({ attributes }) => text(attributes.name) ?? '',
    check: checkConnection,
    computed: (request, id) => {
      const unique = request.identity.uuid('connection');
      const suffix = request.identity.letters(6, 'secret').toLowerCase();
      return {
        arn: arn(request, 'events', `connection/${id}/${unique}`),
        secret_arn: arn(
          request,
          'secretsmanager',
          `secret:events!connection/${id}/${unique}-${suffix}`,
        ),
      };
    },
    replace: ['name'],
  },
};
