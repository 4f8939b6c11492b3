import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  RepositoryClient,
  type GitHubClients,
} from '@lakeport/backstage-plugin-databricks-node';
import { createHash } from 'node:crypto';
import { proposalBranch } from '../repository/proposalBranch';
import { proposeChanges } from '../repository/proposeChanges';
import { requestReviews } from '../repository/requestReviews';
import { workspaceChanges } from '../repository/workspaceChanges';
import { requireWorkspaceSource } from '../repository/workspaceSourceFile';
import { examples } from './createProjectProposeAction.examples';

/** GitHub's own limit of a title. */
const MOST_TITLE = 256;

/**
 * Action `databricks:project:propose`: the workspace's changes as a pull request
 * to the repository that it was fetched from.
 *
 * @param options - `lookAgainMs` for tests.
 * @public
 */
export function createProjectProposeAction(options: {
  github: GitHubClients;
  lookAgainMs?: number;
}) {
  const { github, lookAgainMs } = options;
  return createTemplateAction({
    id: 'databricks:project:propose',
    description:
      'Opens a pull request with what the workspace changes in the repository that databricks:project:fetch put there. The same request finds its open pull request; one that was closed without being merged is an error that says so.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        title: z =>
          z
            .string({
              description: 'Title of the pull request and of its commit',
            })
            .min(1),
        description: z =>
          z.string({ description: 'Text of the pull request, as Markdown' }),
        request: z =>
          z
            .string({
              description:
                'What is asked for, in words that are the same whenever the same is asked for. The branch is named after it',
            })
            .min(1),
        reviewers: z =>
          z
            .array(z.string())
            .describe(
              'Users and groups who are asked for a review, as entity references; their names are those of GitHub users and teams',
            )
            .optional(),
        again: z =>
          z
            .boolean({
              description:
                'Propose it once more after its pull request was closed without being merged. Default: false',
            })
            .optional(),
      },
      output: {
        state: z =>
          z.enum(['opened', 'found', 'merged', 'unchanged'], {
            description:
              'Whether the pull request was opened or found open, is merged already, or is not needed',
          }),
        pullRequestUrl: z =>
          z.string({ description: 'Address of the pull request' }).optional(),
        number: z =>
          z.number({ description: 'Number of the pull request' }).optional(),
        branch: z =>
          z.string({ description: 'Branch of the pull request' }).optional(),
        files: z =>
          z.array(z.string()).describe('Paths of the files that change'),
      },
    },
    async handler(ctx) {
      const { request, description, again, reviewers = [] } = ctx.input;
      const { logger, signal } = ctx;
      const title = oneLine(ctx.input.title);
      const source = await requireWorkspaceSource(ctx.workspacePath);
      const repository = new RepositoryClient({
        clients: github,
        repository: source.repository,
      });
      const tree = await repository.readTree(source.commit, { signal });
      const changes = await workspaceChanges(ctx.workspacePath, tree);
      const files = changes.map(({ path }) => path);
      for (const { path, content } of changes) {
        const verb = tree.files.has(path) ? 'changes' : 'adds';
        logger.info(`${content ? verb : 'removes'} ${path}`);
      }
      ctx.output('files', files);

      if (ctx.isDryRun) {
        const branch = proposalBranch(request);
        logger.info(
          files.length > 0
            ? `Dry run: would propose "${title}" on branch ${branch}. Nothing was changed`
            : 'Dry run: nothing to propose',
        );
        ctx.output('state', files.length > 0 ? 'opened' : 'unchanged');
        ctx.output('branch', branch);
        return;
      }
      // The outcome is kept, so that a task that goes on after a restart does
      // not take its own pull request for one that was there before.
      const proposal = await ctx.checkpoint({
        key: `propose.${digest(source.repository, request)}`,
        fn: async () => ({
          ...(await proposeChanges({
            repository,
            base: source.branch,
            commit: source.commit,
            changes,
            request,
            title,
            description,
            again,
            logger,
            signal,
            lookAgainMs,
          })),
        }),
      });
      const { state, number, url, branch } = proposal;
      logger.info(
        state === 'unchanged'
          ? 'The repository has it already: nothing to propose'
          : `Pull request #${number} was ${state}: ${url}`,
      );
      if (state === 'opened' && number !== undefined) {
        await requestReviews({ repository, number, reviewers, logger, signal });
      }
      ctx.output('state', state);
      if (url && number !== undefined && branch) {
        ctx.output('pullRequestUrl', url);
        ctx.output('number', number);
        ctx.output('branch', branch);
      }
    },
  });
}

function oneLine(title: string): string {
  const line = title.replace(/\s+/g, ' ').trim();
  if (!line || line.length > MOST_TITLE) {
    throw new InputError(
      `The title has ${line.length} characters; it needs 1 to ${MOST_TITLE}`,
    );
  }
  return line;
}

function digest(...parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
