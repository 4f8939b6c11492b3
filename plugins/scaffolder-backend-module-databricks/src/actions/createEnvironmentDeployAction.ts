import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  createTemplateAction,
  type ActionContext,
} from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import {
  deploymentTargetOf,
  isFinished,
  type CreateDeploymentRequest,
  type DatabricksApi,
  type Deployment,
} from '@lakeport/backstage-plugin-databricks-common';
import { cancelWithTask } from '../deployment/cancelWithTask';
import { deploymentError } from '../deployment/deploymentError';
import { deploymentRequest } from '../deployment/deploymentRequest';
import { describePlan } from '../deployment/describePlan';
import { followDeployment } from '../deployment/followDeployment';
import { idempotencyKey } from '../deployment/idempotencyKey';
import { isPlanned } from '../deployment/isPlanned';
import { planSummary } from '../deployment/planSummary';
import { requestDeployment } from '../deployment/requestDeployment';
import { examples } from './createEnvironmentDeployAction.examples';

const DEFAULT_TIMEOUT_MINUTES = 120;
/** A backend that takes longer is asked again; every request may be made twice. */
const REQUEST_TIMEOUT_MS = 30_000;
/** A backend may be away this many times longer while following than while asking. */
const PATIENCE_WHILE_FOLLOWING = 5;

/**
 * Action `databricks:environment:deploy`: an operation on an environment through
 * the Databricks backend, followed to what the template waits for.
 *
 * @param options - `catalog` tells the name of an environment that is destroyed;
 *   `portalUrl` is `app.baseUrl`, for links in the log; `timing`
 *   in milliseconds, for tests.
 * @public
 */
export function createEnvironmentDeployAction(options: {
  auth: AuthService;
  databricks: Pick<
    DatabricksApi,
    | 'createDeployment'
    | 'getDeployment'
    | 'getDeploymentLog'
    | 'cancelDeployment'
  >;
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  portalUrl?: string;
  timing?: { poll?: number; heartbeat?: number; patience?: number };
}) {
  const { auth, databricks, catalog, portalUrl, timing = {} } = options;
  const { poll = 2_000, heartbeat = 25_000, patience = 60_000 } = timing;

  return createTemplateAction({
    id: 'databricks:environment:deploy',
    description:
      "Plans, applies, destroys, puts to sleep, wakes or rotates a Databricks environment, or plans, applies or destroys what is between environments (connectivity, regions), by running its repository's own workflow, and follows the run: states with their causes, jobs, steps and logs, the plan, and who has to approve appear in the task's log, and the step fails where the run fails. A retried or recovered task finds its deployment and never starts a second one.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z
            .string({
              description:
                'The environment, or what is between environments, as an entity reference; or give project and environment',
            })
            .optional(),
        project: z =>
          z.string({ description: 'Name of the project' }).optional(),
        environment: z =>
          z
            .string({
              description:
                'Name of the environment in the project, or connectivity or regions',
            })
            .optional(),
        operation: z =>
          z
            .enum(['plan', 'apply', 'destroy', 'sleep', 'wake', 'rotate'], {
              description: 'What to do. Default: apply',
            })
            .optional(),
        ref: z =>
          z
            .string({
              description:
                'Branch or tag to deploy. Default: the default branch',
            })
            .min(1)
            .max(255)
            .optional(),
        commit: z =>
          z
            .string({
              description:
                'A commit of that branch to deploy instead of its head, 40 hexadecimal digits',
            })
            .regex(/^[0-9a-f]{40}$/)
            .optional(),
        promoteFrom: z =>
          z
            .string({
              description:
                'Environment of the same project, as an entity reference: what was last applied to it is deployed. Instead of commit',
            })
            .optional(),
        whenBusy: z =>
          z
            .enum(['queue', 'refuse'], {
              description:
                'What to do while another deployment of the environment is not finished. Default: queue, for nobody sits at a task to ask again',
            })
            .optional(),
        approveInAdvance: z =>
          z
            .boolean({
              description:
                'Approve with the request, where the portal holds the approval and whoever runs the task may give it. Holds for a plan that neither destroys nor replaces anything; any other waits for a person. Default: false',
            })
            .optional(),
        comment: z =>
          z
            .string({ description: 'Why; shown to who approves' })
            .max(1000)
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
            .enum(['accepted', 'planned', 'finished'], {
              description:
                'Go on when the deployment is accepted, when its plan can be read or it waits for an approval, or when it is finished. Default: finished',
            })
            .optional(),
        timeoutMinutes: z =>
          z
            .number({
              description: `How long to follow; the deployment goes on after that. Default: ${DEFAULT_TIMEOUT_MINUTES}`,
            })
            .positive()
            .optional(),
        cancelOnAbort: z =>
          z
            .boolean({
              description:
                'Cancel the deployment when the task is cancelled. Default: false, it goes on',
            })
            .optional(),
      },
      // Each exactly once: a step with `each` collects them in arrays of the
      // same length.
      output: {
        entityRef: z =>
          z.string({ description: 'Entity reference of the environment' }),
        deploymentId: z =>
          z.string({ description: 'Id of the deployment' }).optional(),
        state: z =>
          z.string({ description: 'State that was seen last' }).optional(),
        runUrl: z =>
          z
            .string({
              description:
                "Address of the workflow's run; empty while there is none",
            })
            .optional(),
        planSummary: z =>
          z
            .string({
              description:
                'The plan as Markdown, what it destroys first; empty while there is none',
            })
            .optional(),
        commit: z =>
          z
            .string({
              description:
                'Commit that is deployed; empty while it is not known',
            })
            .optional(),
      },
    },
    async handler(ctx) {
      const { logger, signal } = ctx;
      const asked = deploymentRequest(ctx.input);
      const { entityRef, operation } = asked;
      const { waitFor = 'finished', cancelOnAbort = false } = ctx.input;
      ctx.output('entityRef', entityRef);
      if (ctx.isDryRun) {
        logger.info(
          `Dry run: would request ${operation} of ${entityRef} and wait until it is ${waitFor}. Nothing was requested`,
        );
        return;
      }

      const api = apiFor(ctx);
      const key = idempotencyKey({
        taskId: ctx.task.id,
        stepId: ctx.step?.id,
        eachKey: eachKey(ctx.each),
        request: asked,
      });
      logger.info(`Requesting ${operation} of ${entityRef}`);
      let created: Deployment | undefined;
      const id = await ctx.checkpoint({
        key: `deployment.${key}`,
        fn: async () => {
          // The template's person typed the name of the entity, which is the
          // same nowhere else; the backend asks for the environment's own.
          const confirm =
            asked.confirm && (await environmentName(ctx, entityRef));
          created = await requestDeployment({
            entityRef,
            request: () =>
              api.create({
                ...asked,
                ...(confirm && { confirm }),
                idempotencyKey: key,
              }),
            logger,
            signal,
            patienceMs: patience,
            pollMs: poll,
          });
          return created.id;
        },
      });

      let isOver = false;
      try {
        const accepted = created ?? (await api.read(id));
        const deployment =
          waitFor === 'accepted'
            ? accepted
            : await followDeployment({
                deployment: accepted,
                ...(waitFor === 'planned' && { until: isPlanned }),
                read: api.read,
                readLog: api.readLog,
                logger,
                signal,
                timeoutMs:
                  (ctx.input.timeoutMinutes ?? DEFAULT_TIMEOUT_MINUTES) *
                  60_000,
                pollMs: poll,
                heartbeatMs: heartbeat,
                patienceMs: patience * PATIENCE_WHILE_FOLLOWING,
                portalUrl,
              });
        isOver = isFinished(deployment);
        const plan = describePlan(deployment);
        ctx.output('deploymentId', id);
        ctx.output('state', deployment.state);
        ctx.output('runUrl', deployment.runUrl ?? '');
        ctx.output('planSummary', plan ? planSummary(plan) : '');
        ctx.output('commit', deployment.commit ?? '');
        if (waitFor === 'accepted') {
          logger.info(`Deployment ${id} is ${deployment.state}; not waiting`);
          return;
        }
        if (!isOver) {
          logger.info(
            `Deployment ${id} is ${deployment.state} and planned; not waiting for its end`,
          );
          return;
        }
        const failure = deploymentError(deployment, isFinished(accepted));
        if (failure) {
          throw failure;
        }
      } catch (error) {
        if (signal?.aborted && cancelOnAbort && !isOver) {
          throw await cancelWithTask({
            id,
            taskId: ctx.task.id,
            cancel: api.cancel,
            logger,
          });
        }
        throw error;
      }
    },
  });

  async function environmentName(
    ctx: Pick<ActionContext<JsonObject>, 'getInitiatorCredentials'>,
    entityRef: string,
  ): Promise<string | undefined> {
    const entity = await catalog.getEntityByRef(entityRef, {
      credentials: await ctx.getInitiatorCredentials(),
    });
    return entity && deploymentTargetOf(entity)?.environment;
  }

  // A token lives shorter than a deployment may take, so each call has its own.
  // What changes something is not ended with the task: what became of it would
  // not be known.
  function apiFor(
    ctx: Pick<ActionContext<JsonObject>, 'getInitiatorCredentials' | 'signal'>,
  ) {
    const timeout = () => AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    const looking = async () => ({
      token: await token(ctx),
      signal: ctx.signal ? AbortSignal.any([ctx.signal, timeout()]) : timeout(),
    });
    const changing = async () => ({
      token: await token(ctx),
      signal: timeout(),
    });
    return {
      create: async (request: CreateDeploymentRequest) =>
        databricks.createDeployment(request, await changing()),
      cancel: async (id: string, reason: string) =>
        databricks.cancelDeployment(id, { reason }, await changing()),
      read: async (id: string) => databricks.getDeployment(id, await looking()),
      readLog: async (id: string, request: { job: string; after: number }) =>
        databricks.getDeploymentLog(id, request, await looking()),
    };
  }

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

function eachKey(each: JsonObject | undefined): string | undefined {
  return each && 'key' in each ? String(each.key) : undefined;
}
