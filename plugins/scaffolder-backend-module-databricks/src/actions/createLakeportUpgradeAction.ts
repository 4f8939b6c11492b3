import { InputError } from '@backstage/errors';
import {
  createTemplateAction,
  type ActionContext,
} from '@backstage/plugin-scaffolder-node';
import {
  RepositoryClient,
  type GitHubClients,
  type LakeportRunner,
} from '@lakeport/backstage-plugin-databricks-node';
import { createHash } from 'node:crypto';
import { reasonOf } from '../deployment/reasonOf';
import { cloneRepository } from '../repository/cloneRepository';
import { findEntityFile, type EntityFiles } from '../repository/findEntityFile';
import type { Proposal } from '../repository/Proposal';
import { proposeChanges } from '../repository/proposeChanges';
import { requestReviews } from '../repository/requestReviews';
import { workspaceChanges } from '../repository/workspaceChanges';
import { isExactVersion } from '../upgrade/exactVersion';
import { upgradeFiles } from '../upgrade/upgradeFiles';
import { upgradeTexts } from '../upgrade/upgradeTexts';
import { examples } from './createLakeportUpgradeAction.examples';

/**
 * Action `databricks:lakeport:upgrade`: another version of lakeport for the
 * repository of a project or a platform, by pull request.
 *
 * @param options - `lookAgainMs` for tests.
 * @public
 */
export function createLakeportUpgradeAction(
  options: EntityFiles & {
    github: GitHubClients;
    lakeport: Pick<LakeportRunner, 'version' | 'generate' | 'check'>;
    lookAgainMs?: number;
  },
) {
  const { github, lakeport, lookAgainMs } = options;
  return createTemplateAction({
    id: 'databricks:lakeport:upgrade',
    description:
      'Opens a pull request that pins another version of lakeport in the repository of a project or a platform, migrates its file and writes what follows from it anew. Needs no workspace of its own, so that it can be used with `each`. The same version changes nothing; an older one is refused.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z.string({
            description:
              'The project, platform or environment as an entity reference',
          }),
        version: z =>
          z
            .string({
              description:
                "Version to use, such as 1.2.3. Default: the portal's own, which also writes the files",
            })
            .optional(),
        again: z =>
          z
            .boolean({
              description:
                'Propose it once more after its pull request was closed without being merged. Default: false',
            })
            .optional(),
        reviewers: z =>
          z
            .array(z.string())
            .describe(
              'Users and groups who are asked for a review, as entity references. Default: the owner of the entity',
            )
            .optional(),
        continueOnError: z =>
          z
            .boolean({
              description:
                'Say in the outputs that it failed instead of failing, so that one repository does not stop the others of an `each`. Default: false',
            })
            .optional(),
      },
      output: {
        state: z =>
          z.enum(['opened', 'found', 'merged', 'unchanged', 'failed'], {
            description:
              'Whether the pull request was opened or found open, is merged already, or is not needed; failed only with continueOnError',
          }),
        pullRequestUrl: z =>
          z.string({
            description: 'Address of the pull request; empty without one',
          }),
        message: z =>
          z.string({
            description: 'What happened with this repository, in one line',
          }),
        result: z =>
          z
            .object({
              entityRef: z.string(),
              repository: z.string().optional(),
              from: z.string().optional(),
              to: z.string().optional(),
              state: z.string(),
              pullRequestUrl: z.string().optional(),
              number: z.number().optional(),
              files: z.array(z.string()),
              error: z.string().optional(),
            })
            .describe('The same as one value: with `each` a list has all'),
      },
    },
    async handler(ctx) {
      const { entityRef, continueOnError = false } = ctx.input;
      let result: Result;
      try {
        result = await upgrade(ctx);
      } catch (error) {
        ctx.signal?.throwIfAborted();
        if (!continueOnError) {
          throw error;
        }
        const reason = reasonOf(error);
        ctx.logger.error(`${entityRef} was not upgraded: ${reason}`);
        result = { entityRef, state: 'failed', files: [], error: reason };
      }
      // Each once: with "each", every call adds to the list of its output.
      const message = messageOf(result);
      if (!result.error) {
        ctx.logger.info(message);
      }
      ctx.output('state', result.state);
      ctx.output('pullRequestUrl', result.pullRequestUrl ?? '');
      ctx.output('message', message);
      ctx.output('result', { ...result });
    },
  });

  async function upgrade(
    ctx: Pick<
      ActionContext<Input>,
      | 'input'
      | 'logger'
      | 'signal'
      | 'isDryRun'
      | 'getInitiatorCredentials'
      | 'createTemporaryDirectory'
      | 'checkpoint'
    >,
  ): Promise<Result> {
    const { input, logger, signal } = ctx;
    const file = await findEntityFile(
      input.entityRef,
      await ctx.getInitiatorCredentials(),
      options,
    );
    const own = await lakeport.version({ signal });
    const version = input.version ?? own;
    if (!isExactVersion(version)) {
      throw new InputError(
        `${JSON.stringify(
          version,
        )} is no version of lakeport; give an exact one, such as ${own}`,
      );
    }
    const { owner, repo } = file.repository;
    const repository = new RepositoryClient({
      clients: github,
      repository: file.repository,
    });
    const base = file.branch ?? (await repository.defaultBranch({ signal }));
    const folder = await ctx.createTemporaryDirectory();
    const commit = await cloneRepository({
      url: `${github.webUrl(file.repository)}.git`,
      branch: base,
      token: await github.token(file.repository),
      folder,
      gitFolder: await ctx.createTemporaryDirectory(),
    });
    signal?.throwIfAborted();
    const report = await upgradeFiles({
      folder,
      path: file.path,
      version,
      own,
      lakeport,
      signal,
    });
    const result = {
      entityRef: file.entityRef,
      repository: `${owner}/${repo}`,
      from: report.from,
      to: report.to,
    };
    if (!report.changed) {
      return { ...result, state: 'unchanged', files: [] };
    }
    const changes = await workspaceChanges(
      folder,
      await repository.readTree(commit, { signal }),
    );
    const files = changes.map(({ path }) => path);
    const { title, description } = upgradeTexts(report);
    if (ctx.isDryRun) {
      logger.info(
        `Dry run: would propose "${title}" to ${owner}/${repo} with ${files.join(
          ', ',
        )}. Nothing was changed`,
      );
      return { ...result, state: 'opened', files };
    }
    const request = `upgrade lakeport ${version} ${file.path}`;
    const { state, number, url } = await ctx.checkpoint({
      key: `upgrade.${digest(file.repository, request)}`,
      fn: async () => ({
        ...(await proposeChanges({
          repository,
          base,
          commit,
          changes,
          request,
          title,
          description,
          again: input.again,
          logger,
          signal,
          lookAgainMs,
        })),
      }),
    });
    if (state === 'opened' && number !== undefined) {
      const reviewers = input.reviewers ?? (file.owner ? [file.owner] : []);
      await requestReviews({ repository, number, reviewers, logger, signal });
    }
    return {
      ...result,
      state,
      files,
      ...(url && { pullRequestUrl: url }),
      ...(number !== undefined && { number }),
    };
  }
}

type Input = {
  entityRef: string;
  version?: string;
  again?: boolean;
  reviewers?: string[];
};

interface Result {
  entityRef: string;
  repository?: string;
  from?: string;
  to?: string;
  state: Proposal['state'] | 'failed';
  pullRequestUrl?: string;
  number?: number;
  files: string[];
  error?: string;
}

function messageOf(result: Result): string {
  const { entityRef, state, from, to, pullRequestUrl, error } = result;
  if (error !== undefined) {
    return `${entityRef} was not upgraded: ${error}`;
  }
  if (state === 'unchanged') {
    return `${entityRef} uses lakeport ${to} already`;
  }
  return `${entityRef}: lakeport ${from} to ${to}, pull request ${state}${
    pullRequestUrl ? `: ${pullRequestUrl}` : ''
  }`;
}

function digest(...parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
