import type { AuthService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  createTemplateAction,
  type ActionContext,
} from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import type {
  DatabricksApi,
  Deployment,
} from '@lakeport/backstage-plugin-databricks-common';
import { deploymentError } from '../deployment/deploymentError';
import { followDeployment } from '../deployment/followDeployment';
import { idempotencyKey } from '../deployment/idempotencyKey';
import { requestDeployment } from '../deployment/requestDeployment';
import { examples } from './createEnvironmentDeployAction.examples';

const DEFAULT_TIMEOUT_MINUTES = 120;

/**
 * Action `databricks:environment:deploy`: plan, apply or destroy an environment
 * through the Databricks backend and follow it to its end.
 *
 * @param options - `timing` in milliseconds, for tests.
 * @public
 */
export function createEnvironmentDeployAction(options: {
  auth: AuthService;
  databricks: Pick<DatabricksApi, 'createDeployment' | 'getDeployment'>;
  timing?: { poll?: number; heartbeat?: number; patience?: number };
}) {
  const { auth, databricks, timing = {} } = options;
  const { poll = 2_000, heartbeat = 25_000, patience = 60_000 } = timing;

  return createTemplateAction({
    id: 'databricks:environment:deploy',
    description:
      "Plans, applies or destroys a Databricks environment by running its repository's own workflow, and follows the run: states, jobs and steps appear in the task's log, and the step fails where the run fails. A retried task never starts a second run.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z
            .string({
              description:
                'The environment as an entity reference; or give project and environment',
            })
            .optional(),
        project: z =>
          z.string({ description: 'Name of the project' }).optional(),
        environment: z =>
          z
            .string({ description: 'Name of the environment in the project' })
            .optional(),
        operation: z =>
          z
            .enum(['plan', 'apply', 'destroy', 'sleep', 'wake', 'rotate'], {
              description: 'What to do. Default: apply',
            })
            .optional(),
        confirm: z =>
          z
            .string({
              description:
                'For destroy: the name of the environment entity, to show that it is meant',
            })
            .optional(),
        waitFor: z =>
          z
            .enum(['accepted', 'finished'], {
              description:
                'Go on when the deployment is accepted, or when it is finished. Default: finished',
            })
            .optional(),
        timeoutMinutes: z =>
          z
            .number({
              description: `How long to follow; the deployment goes on after that. Default: ${DEFAULT_TIMEOUT_MINUTES}`,
            })
            .positive()
            .optional(),
      },
      output: {
        entityRef: z =>
          z.string({ description: 'Entity reference of the environment' }),
        deploymentId: z =>
          z.string({ description: 'Id of the deployment' }).optional(),
        state: z =>
          z.string({ description: 'State that was seen last' }).optional(),
        runUrl: z =>
          z.string({ description: "Address of the workflow's run" }).optional(),
      },
    },
    async handler(ctx) {
      const { logger, signal } = ctx;
      const entityRef = environmentRef(ctx.input);
      const { operation = 'apply', waitFor = 'finished' } = ctx.input;
      if (operation === 'destroy') {
        assertConfirmed(entityRef, ctx.input.confirm);
      }
      ctx.output('entityRef', entityRef);
      if (ctx.isDryRun) {
        logger.info(
          `Dry run: would request ${operation} of ${entityRef} and wait until it is ${waitFor}. Nothing was requested`,
        );
        return;
      }

      const key = idempotencyKey({
        taskId: ctx.task.id,
        stepId: ctx.step?.id,
        eachKey: eachKey(ctx.each),
        entityRef,
        operation,
      });
      const request = async () =>
        databricks.createDeployment(
          { entityRef, operation, idempotencyKey: key },
          { token: await token(ctx), signal },
        );
      const read = async (id: string) =>
        databricks.getDeployment(id, { token: await token(ctx), signal });

      logger.info(`Requesting ${operation} of ${entityRef}`);
      let created: Deployment | undefined;
      const id = await ctx.checkpoint({
        key: `deployment.${key}`,
        fn: async () => {
          created = await requestDeployment({
            entityRef,
            request,
            logger,
            signal,
            patienceMs: patience,
            pollMs: poll,
          });
          return created.id;
        },
      });
      ctx.output('deploymentId', id);

      const accepted = created ?? (await read(id));
      const deployment =
        waitFor === 'accepted'
          ? accepted
          : await followDeployment({
              deployment: accepted,
              read,
              logger,
              signal,
              timeoutMs:
                (ctx.input.timeoutMinutes ?? DEFAULT_TIMEOUT_MINUTES) * 60_000,
              pollMs: poll,
              heartbeatMs: heartbeat,
              patienceMs: patience,
            });
      ctx.output('state', deployment.state);
      if (deployment.runUrl) {
        ctx.output('runUrl', deployment.runUrl);
      }
      if (waitFor === 'accepted') {
        logger.info(`Deployment ${id} is ${deployment.state}; not waiting`);
        return;
      }
      const failure = deploymentError(deployment);
      if (failure) {
        for (const line of deployment.log?.trimEnd().split('\n') ?? []) {
          logger.error(line);
        }
        throw failure;
      }
    },
  });

  // A token lives shorter than a deployment may take, so each call has its own.
  async function token(
    ctx: Pick<ActionContext<JsonObject>, 'getInitiatorCredentials'>,
  ): Promise<string> {
    const credentials = await auth.getPluginRequestToken({
      onBehalfOf: await ctx.getInitiatorCredentials(),
      targetPluginId: 'databricks',
    });
    return credentials.token;
  }
}

function environmentRef(input: {
  entityRef?: string;
  project?: string;
  environment?: string;
}): string {
  const { entityRef, project, environment } = input;
  if (entityRef && !project && !environment) {
    return stringifyEntityRef(
      parseEntityRef(entityRef, {
        defaultKind: 'resource',
        defaultNamespace: 'default',
      }),
    );
  }
  if (!entityRef && project && environment) {
    return stringifyEntityRef({
      kind: 'resource',
      namespace: 'default',
      name: `${project}-${environment}`,
    });
  }
  throw new InputError(
    'Name the environment either by "entityRef" or by "project" and "environment" together',
  );
}

function assertConfirmed(entityRef: string, confirm: string | undefined) {
  const { name } = parseEntityRef(entityRef);
  if (confirm !== name) {
    throw new InputError(
      `destroy removes everything that ${entityRef} holds; set "confirm" to ${name} to go on`,
    );
  }
}

function eachKey(each: JsonObject | undefined): string | undefined {
  return each && 'key' in each ? String(each.key) : undefined;
}
