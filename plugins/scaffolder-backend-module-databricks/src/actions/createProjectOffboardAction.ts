import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotAllowedError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { DatabricksApi } from '@lakeport/backstage-plugin-databricks-common';
import type { DatabricksService } from '@lakeport/backstage-plugin-databricks-node';
import { createHash } from 'node:crypto';
import { reasonOf } from '../deployment/reasonOf';
import { withHeartbeat } from '../deployment/withHeartbeat';
import { awaitOutputs } from '../onboarding/awaitOutputs';
import { findPlatform, type Platforms } from '../onboarding/findPlatform';
import { followOnboarding } from '../onboarding/followOnboarding';
import { Offboarding } from '../onboarding/Offboarding';
import { offboardingTexts } from '../onboarding/offboardingTexts';
import { remainsOf } from '../onboarding/remainsOf';
import {
  findOnboarding,
  withdrawOnboarding,
} from '../onboarding/withdrawOnboarding';
import { assertNotHidden } from '../repository/assertNotHidden';
import { findEntityFile } from '../repository/findEntityFile';
import { assertDestroyed } from '../retirement/assertDestroyed';
import { examples } from './createProjectOffboardAction.examples';

/** Reviews take their time; what is not merged by then stays open. */
const DEFAULT_TIMEOUT_MINUTES = 480;

/**
 * Action `databricks:project:offboard`: takes a project or one environment of it
 * out of its platform's file by pull request.
 *
 * @param options - `timing` in milliseconds, for tests.
 * @public
 */
export function createProjectOffboardAction(
  options: Platforms & {
    auth: AuthService;
    accounts: Pick<DatabricksService, 'account'>;
    databricks: Pick<DatabricksApi, 'listDeployments'>;
    timing?: {
      poll?: number;
      heartbeat?: number;
      settle?: number;
      patience?: number;
    };
  },
) {
  const { catalog, auth, accounts, databricks, timing = {} } = options;
  const {
    poll = 10_000,
    heartbeat = 20_000,
    settle = 3_000,
    patience = 300_000,
  } = timing;
  return createTemplateAction({
    id: 'databricks:project:offboard',
    description:
      "Takes a project or one of its environments off a platform: opens a pull request to the platform's repository, follows it until it is merged and applied, and says what remains. Refused while an environment has a workspace. Repeating it changes nothing. Skipped without a platform. With `withdraw`, closes an onboarding request that is still open, and nothing else.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        platform: z =>
          z
            .string({
              description:
                'The platform as an entity reference; left out for a standalone project, which is on none',
            })
            .optional(),
        project: z => z.string({ description: 'Name of the project' }),
        environment: z =>
          z
            .string({
              description:
                'The environment to take off; left out, the project with all of them',
            })
            .optional(),
        entityRef: z =>
          z
            .string({
              description:
                "The project's entity. Default: system:default/<project>",
            })
            .optional(),
        waitFor: z =>
          z
            .enum(['opened', 'merged', 'applied'], {
              description:
                "Go on when the pull request is open, when it is merged, or when the platform's workflow has applied it. Default: applied",
            })
            .optional(),
        withdraw: z =>
          z
            .boolean({
              description:
                'Close the open onboarding request of the project and delete its branch; what is onboarded stays. Default: false',
            })
            .optional(),
        number: z =>
          z
            .number({
              description:
                'With withdraw: the only pull request that may be closed, as databricks:project:onboard gave it',
            })
            .int()
            .positive()
            .optional(),
        again: z =>
          z
            .boolean({
              description:
                'Propose it once more after its pull request was closed without being merged. Default: false',
            })
            .optional(),
        timeoutMinutes: z =>
          z
            .number({
              description: `How long to wait; the pull request stays open after that. Default: ${DEFAULT_TIMEOUT_MINUTES}`,
            })
            .positive()
            .optional(),
      },
      output: {
        state: z =>
          z.enum(
            [
              'skipped',
              'unchanged',
              'opened',
              'merged',
              'applied',
              'withdrawn',
            ],
            {
              description:
                'How far it got; skipped without a platform, unchanged when there is nothing to take off or to withdraw',
            },
          ),
        pullRequestUrl: z =>
          z.string({ description: 'Address of the pull request' }).optional(),
        number: z =>
          z.number({ description: 'Number of the pull request' }).optional(),
        environments: z =>
          z
            .array(z.string())
            .describe('Names of the environments that are taken off'),
        remains: z =>
          z
            .array(z.string())
            .describe(
              'What stays and whoever wants it gone has to remove, a sentence each',
            ),
        summary: z => z.string({ description: 'All of it, as Markdown' }),
      },
    },
    async handler(ctx) {
      const { logger, signal, input } = ctx;
      const { project, environment, number, waitFor = 'applied' } = input;
      const nothing = (state: 'skipped' | 'unchanged', said: string) => {
        logger.info(said);
        ctx.output('state', state);
        ctx.output('environments', []);
        ctx.output('remains', []);
        ctx.output('summary', said);
      };
      if (number !== undefined && !input.withdraw) {
        throw new InputError(
          '"number" names the onboarding request to withdraw; it goes with "withdraw"',
        );
      }
      if (!input.platform) {
        nothing('skipped', `${project} has no platform to be taken off`);
        return;
      }
      const what = environment ? `${environment} of ${project}` : project;
      const credentials = await ctx.getInitiatorCredentials();
      const place = await findPlatform(input.platform, credentials, {
        ...options,
        signal,
      });
      const entityRef = stringifyEntityRef(
        parseEntityRef(input.entityRef ?? project, {
          defaultKind: 'system',
          defaultNamespace: 'default',
        }),
      );

      if (input.withdraw) {
        await assertNotHidden(entityRef, credentials, { catalog, auth });
        const pull = await findOnboarding({
          place,
          request: { project, environment, number },
          logger,
          signal,
        });
        if (!pull) {
          nothing('unchanged', `${what} has no open onboarding request`);
          return;
        }
        if (ctx.isDryRun) {
          logger.info(
            `Dry run: would close pull request #${pull.number} (${pull.url}). Nothing was changed`,
          );
        } else {
          await withdrawOnboarding({ place, pull, by: ctx.user?.ref, logger });
        }
        ctx.output('state', 'withdrawn');
        ctx.output('pullRequestUrl', pull.url);
        ctx.output('number', pull.number);
        ctx.output('environments', []);
        ctx.output('remains', []);
        ctx.output(
          'summary',
          `The onboarding request of ${what} was withdrawn: ${pull.url}`,
        );
        return;
      }

      const offboarding = new Offboarding({
        place,
        request: { project, ...(environment && { environment }) },
        again: input.again ?? false,
        logger,
        signal,
        settleMs: settle,
      });
      // What goes is kept: after a restart it may be gone from the file.
      const plan = await ctx.checkpoint({
        key: `offboard.plan.${digest(input)}`,
        fn: async () => {
          const { platform, removal } = await offboarding.look();
          if (!removal) {
            return null;
          }
          const file = await findEntityFile(entityRef, credentials, options);
          const { host, owner, repo } = file.repository;
          if (
            file.kind !== 'project' ||
            file.name !== project ||
            host !== place.repository.repository.host ||
            `${owner}/${repo}`.toLowerCase() !==
              removal.repository.toLowerCase()
          ) {
            throw new NotAllowedError(
              `${entityRef} is not project ${project} of the platform, whose repository is ${removal.repository}; name its entity in "entityRef"`,
            );
          }
          const names = Object.keys(removal.environments);
          for (const name of names) {
            const destroyed = assertDestroyed({
              accounts,
              listDeployments: async limit =>
                databricks.listDeployments(
                  {
                    entityRef: environmentRef(entityRef, project, name),
                    limit,
                  },
                  await tokenOf(credentials),
                ),
              place: {
                accountId: platform.spec.databricks.accountId,
                project,
                environment: name,
              },
              logger,
              signal,
            });
            // In a dry run, the step before has not destroyed it either.
            await (ctx.isDryRun
              ? destroyed.catch(error =>
                  logger.warn(`Would be refused: ${reasonOf(error)}`),
                )
              : destroyed);
          }
          const remains = remainsOf(platform, removal);
          return {
            names,
            remains,
            summary: offboardingTexts(removal, remains).description,
          };
        },
      });
      if (!plan) {
        const before = await offboarding.merged();
        nothing(
          'unchanged',
          before
            ? `${what} was taken off the platform before: ${before.url}`
            : `${what} is not on the platform`,
        );
        return;
      }
      ctx.output('environments', plan.names);
      ctx.output('remains', plan.remains);
      ctx.output('summary', plan.summary);
      plan.remains.forEach(one => logger.info(`What remains: ${one}`));
      if (ctx.isDryRun) {
        logger.info(
          `Dry run: would propose to take ${what} off ${place.where}. Nothing was changed`,
        );
        ctx.output('state', 'opened');
        return;
      }

      const deadline =
        Date.now() + (input.timeoutMinutes ?? DEFAULT_TIMEOUT_MINUTES) * 60_000;
      let activity = `proposing to take ${what} off ${place.where}`;
      await withHeartbeat(
        { logger, activity: () => activity, everyMs: heartbeat },
        async () => {
          const propose = async () => {
            const state = await offboarding.propose();
            if (state.pull) {
              ctx.output('pullRequestUrl', state.pull.url);
              ctx.output('number', state.pull.number);
            }
            ctx.output('state', state.pull ? 'opened' : 'merged');
            return state;
          };
          if (waitFor === 'opened') {
            await propose();
            return;
          }
          const { mergeCommit, pull } = await ctx.checkpoint({
            key: `offboard.${digest(input)}`,
            fn: async () => {
              const state = await propose();
              if (state.pull) {
                const { number: id, url } = state.pull;
                activity = `waiting for pull request #${id} to be merged (${url})`;
                logger.info(`Waiting for pull request #${id}: ${url}`);
              }
              const merged = await followOnboarding({
                place,
                onboarding: offboarding,
                state,
                logger,
                signal,
                pollMs: poll,
                deadline,
              });
              return {
                ...(merged.mergeCommit && { mergeCommit: merged.mergeCommit }),
                ...(merged.pull && {
                  pull: { number: merged.pull.number, url: merged.pull.url },
                }),
              };
            },
          });
          if (pull) {
            ctx.output('pullRequestUrl', pull.url);
            ctx.output('number', pull.number);
          }
          ctx.output('state', 'merged');
          if (waitFor === 'merged') {
            return;
          }
          activity = 'waiting for the platform to be applied';
          await awaitOutputs({
            place,
            mergeCommit,
            wanted: [],
            gone: plan.names.map(name => `${project}/${name}`),
            logger,
            signal,
            pollMs: poll,
            patienceMs: patience,
            deadline,
          });
          ctx.output('state', 'applied');
        },
      );
    },
  });

  async function tokenOf(onBehalfOf: BackstageCredentials) {
    return auth.getPluginRequestToken({
      onBehalfOf,
      targetPluginId: 'databricks',
    });
  }
}

/** The environment's entity as `lakeport docs` writes it, beside the project's. */
function environmentRef(
  entityRef: string,
  project: string,
  environment: string,
): string {
  const { namespace } = parseEntityRef(entityRef);
  return stringifyEntityRef({
    kind: 'resource',
    namespace,
    name: `${project}-${environment}`,
  });
}

function digest(input: object): string {
  return createHash('sha256').update(JSON.stringify(input)).digest('hex');
}
