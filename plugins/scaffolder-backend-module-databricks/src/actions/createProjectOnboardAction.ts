import type { AuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { RepositoryClient } from '@lakeport/backstage-plugin-databricks-node';
import { platformFacts } from '@lakeport/project';
import { createHash } from 'node:crypto';
import type { z as zod } from 'zod/v3';
import { withHeartbeat } from '../deployment/withHeartbeat';
import { applySettings } from '../onboarding/applySettings';
import { awaitOutputs } from '../onboarding/awaitOutputs';
import { findPlatform, type Platforms } from '../onboarding/findPlatform';
import { followOnboarding } from '../onboarding/followOnboarding';
import { Onboarding } from '../onboarding/Onboarding';
import { requireCaller } from '../onboarding/requireCaller';
import { assertNotHidden } from '../repository/assertNotHidden';
import { examples } from './createProjectOnboardAction.examples';

/** Reviews take their time; what is not merged by then stays open. */
const DEFAULT_TIMEOUT_MINUTES = 480;

/**
 * Action `databricks:project:onboard`: a project's entry in its platform's file
 * by pull request, followed until it is applied, and the repository told who its
 * workflows run as.
 *
 * @param options - `timing` in milliseconds, for tests.
 * @public
 */
export function createProjectOnboardAction(
  options: Platforms & {
    auth: Pick<AuthService, 'getOwnServiceCredentials'>;
    timing?: {
      poll?: number;
      heartbeat?: number;
      settle?: number;
      patience?: number;
    };
  },
) {
  const { github, timing = {} } = options;
  const {
    poll = 10_000,
    heartbeat = 20_000,
    settle = 3_000,
    patience = 300_000,
  } = timing;
  return createTemplateAction({
    id: 'databricks:project:onboard',
    description:
      "Onboards a project to a platform: opens a pull request to the platform's repository with addresses that no other project has or has asked for, follows it until it is merged and applied, and sets the variables that the project's workflows run with. Repeating it changes nothing. Skipped without a platform.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        platform: z =>
          z
            .string({
              description:
                'The platform as an entity reference; left out for a standalone project, which needs no onboarding',
            })
            .optional(),
        project: z => z.string({ description: 'Name of the project' }),
        repository: z =>
          z.string({
            description: "The project's repository, as organization/name",
          }),
        owner: z => z.string({ description: 'Entity reference of the owner' }),
        environments: z =>
          z
            .array(
              z.object({
                name: z.string(),
                awsAccountId: z.string(),
                region: z.string(),
                cidr: z
                  .string({
                    description:
                      'Range that is wanted; left out, one is allocated',
                  })
                  .nullish(),
                prefix: z
                  .number({
                    description: 'Size of the range to allocate. Default: 22',
                  })
                  .nullish(),
                network: z
                  .boolean({
                    description:
                      'False for an environment that brings its network along or has none. Default: true',
                  })
                  .nullish(),
              }),
            )
            .min(1)
            .describe('Environments to onboard'),
        connectivity: z => joined(z, 'all with a network').nullish(),
        regions: z => joined(z, 'all').nullish(),
        waitFor: z =>
          z
            .enum(['opened', 'merged', 'applied'], {
              description:
                "Go on when the pull request is open, when it is merged, or when the platform's workflow has applied it. Default: applied",
            })
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
          z.enum(['skipped', 'opened', 'merged', 'applied'], {
            description: 'How far it got; skipped without a platform',
          }),
        facts: z =>
          z
            .object({
              platform: z.string(),
              repository: z.string(),
              databricks: z.object({
                accountId: z.string(),
                pricingTier: z.string().optional(),
              }),
              aws: z.object({
                adminAccountId: z.string(),
                adminRole: z.string(),
                childRole: z.string(),
                state: z.object({ bucket: z.string(), region: z.string() }),
              }),
              github: z.object({
                workflows: z.string(),
                runsOn: z.union([z.string(), z.array(z.string())]),
              }),
              environments: z.record(
                z.object({
                  awsAccountId: z.string(),
                  region: z.string(),
                  cidr: z.string().optional(),
                }),
              ),
            })
            .describe(
              'What the platform decides, for the edit set-facts of databricks:project:edit',
            )
            .optional(),
        pullRequestUrl: z =>
          z
            .string({
              description:
                'Address of the pull request; none when everything was there',
            })
            .optional(),
        number: z =>
          z.number({ description: 'Number of the pull request' }).optional(),
        environments: z =>
          z
            .record(
              z.object({
                planRoleArn: z.string(),
                applyRoleArn: z.string(),
                principalId: z.string(),
                clientId: z.string(),
              }),
            )
            .describe(
              'By name, who each environment is planned and applied as; once it is applied',
            )
            .optional(),
        shared: z =>
          z
            .record(
              z.object({
                planRoleArn: z.string(),
                applyRoleArn: z.string(),
                clientIds: z.record(z.string()),
              }),
            )
            .describe(
              'The same of connectivity and regions, with the service principal in the workspace of each environment',
            )
            .optional(),
      },
    },
    async handler(ctx) {
      const { logger, signal, input } = ctx;
      const { waitFor = 'applied', project } = input;
      if (!input.platform) {
        logger.info(`${project} has no platform: nothing to onboard`);
        ctx.output('state', 'skipped');
        return;
      }
      const credentials = await ctx.getInitiatorCredentials();
      await assertNotHidden(projectRef(project), credentials, options);
      const place = await findPlatform(input.platform, credentials, {
        ...options,
        signal,
      });
      const repositoryOf = (name: string) => {
        const [owner = '', repo = ''] = name.split('/');
        const { host } = place.repository.repository;
        return new RepositoryClient({
          clients: github,
          repository: { host, owner, repo },
        });
      };
      const onboarding = new Onboarding({
        place,
        request: requestOf(input),
        subject: () =>
          repositoryOf(input.repository).settings.subject({ signal }),
        again: input.again ?? false,
        logger,
        signal,
        settleMs: settle,
      });
      if (ctx.isDryRun) {
        const { platform, pull } = await onboarding.preview();
        ctx.output('state', 'opened');
        ctx.output('facts', { ...platformFacts(platform, project) });
        logger.info(
          pull
            ? `Dry run: pull request #${pull.number} is open: ${pull.url}`
            : 'Dry run: would propose it to the platform. Nothing was changed',
        );
        return;
      }
      const deadline =
        Date.now() + (input.timeoutMinutes ?? DEFAULT_TIMEOUT_MINUTES) * 60_000;
      let activity = `proposing ${project} to ${place.where}`;
      await withHeartbeat(
        { logger, activity: () => activity, everyMs: heartbeat },
        async () => {
          const propose = async () => {
            const state = await onboarding.propose();
            const { pull, platform } = state;
            if (pull) {
              ctx.output('pullRequestUrl', pull.url);
              ctx.output('number', pull.number);
            } else {
              logger.info(`${project} is in the platform file already`);
            }
            ctx.output('facts', { ...platformFacts(platform, project) });
            ctx.output('state', pull ? 'opened' : 'merged');
            return state;
          };
          if (waitFor === 'opened') {
            await propose();
            return;
          }
          // Which merge it was is kept, so that a task that goes on after a
          // restart waits for the run of that one and no earlier.
          const { mergeCommit, pull } = await ctx.checkpoint({
            key: `onboard.${digest(input)}`,
            fn: async () => {
              const state = await propose();
              if (state.pull) {
                const { number, url } = state.pull;
                activity = `waiting for pull request #${number} to be merged (${url})`;
                logger.info(`Waiting for pull request #${number}: ${url}`);
              }
              const merged = await followOnboarding({
                place,
                onboarding,
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
          const { platform } = await onboarding.preview();
          const facts = platformFacts(platform, project);
          ctx.output('facts', { ...facts });
          ctx.output('state', 'merged');
          if (waitFor === 'merged') {
            return;
          }
          activity = 'waiting for the platform to be applied';
          const names = input.environments.map(({ name }) => name);
          const between = [
            ...(input.connectivity ? ['connectivity'] : []),
            ...(input.regions ? ['regions'] : []),
          ];
          const outputs = await awaitOutputs({
            place,
            mergeCommit,
            wanted: [...names, ...between].map(name => `${project}/${name}`),
            logger,
            signal,
            pollMs: poll,
            patienceMs: patience,
            deadline,
          });
          const environments = Object.fromEntries(
            names.map(name => [
              name,
              outputs.environments[`${project}/${name}`],
            ]),
          );
          const shared = Object.fromEntries(
            between.map(name => [name, outputs.shared[`${project}/${name}`]]),
          );
          activity = `telling ${facts.repository} who its workflows run as`;
          const caller = repositoryOf(facts.repository);
          await requireCaller(caller, place, signal);
          await applySettings({
            settings: caller.settings,
            facts,
            deployClientId: outputs.deployClientId,
            environments,
            shared,
            logger,
            signal,
          });
          ctx.output('environments', environments);
          ctx.output('shared', shared);
          ctx.output('state', 'applied');
        },
      );
    },
  });
}

/** As `databricks-project` registers it; on the first time there is none yet. */
function projectRef(name: string): string {
  return stringifyEntityRef({ kind: 'system', namespace: 'default', name });
}

function requestOf(input: {
  project: string;
  repository: string;
  owner: string;
  environments: Array<{
    name: string;
    awsAccountId: string;
    region: string;
    cidr?: string | null;
    prefix?: number | null;
    network?: boolean | null;
  }>;
  connectivity?: { members?: string[] | null } | null;
  regions?: { members?: string[] | null } | null;
}) {
  const { project, repository, owner } = input;
  const names = input.environments.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) {
    throw new InputError(
      `Two environments have the name ${twice.join(', ')}; give each its own`,
    );
  }
  return {
    project,
    repository,
    owner,
    environments: input.environments.map(
      ({ name, awsAccountId, region, cidr, prefix, network }) => ({
        name,
        awsAccountId,
        region,
        ...(cidr && { cidr }),
        ...(typeof prefix === 'number' && { prefix }),
        ...(network === false && { network }),
      }),
    ),
    ...(input.connectivity && { connectivity: membersOf(input.connectivity) }),
    ...(input.regions && { regions: membersOf(input.regions) }),
  };
}

function membersOf({ members }: { members?: string[] | null }): {
  members?: string[];
} {
  return members ? { members } : {};
}

/** What is between environments, as an input: `{}` for all of them. */
function joined(z: typeof zod, all: string) {
  return z.object(
    {
      members: z
        .array(z.string())
        .nullish()
        .describe(`Environments that it joins. Default: ${all}`),
    },
    {
      description:
        'Where the project declares it: what is between its environments gets roles of its own, and the repository is told of them',
    },
  );
}

function digest(input: object): string {
  return createHash('sha256').update(JSON.stringify(input)).digest('hex');
}
