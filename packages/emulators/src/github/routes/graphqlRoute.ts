import type { Request, Router } from 'express';
import { z } from 'zod';
import { isSafePath } from '../../git/isSafePath';
import { GithubError } from '../GithubError';
import { parseBody } from '../parseBody';
import { nodeId } from '../render/nodeId';
import { noreplyEmail } from '../render/noreplyEmail';
import type { RepositoryEvents } from '../RepositoryEvents';
import type { RouteHelper } from '../RouteHelper';

const variablesOfPulls = z.object({
  owner: z.string(),
  repo: z.string(),
  head: z.string(),
});

const commitInput = z.object({
  branch: z.object({
    repositoryNameWithOwner: z.string(),
    branchName: z.string(),
  }),
  message: z.object({ headline: z.string(), body: z.string().optional() }),
  expectedHeadOid: z.string(),
  fileChanges: z.object({
    additions: z
      .array(z.object({ path: z.string(), contents: z.string() }))
      .default([]),
    deletions: z.array(z.object({ path: z.string() })).default([]),
  }),
});

/**
 * The two GraphQL operations that Backstage's actions send: the pull requests
 * of a branch, and `createCommitOnBranch`. Others are refused by name.
 */
export function graphqlRoute(
  router: Router,
  helper: RouteHelper,
  events: RepositoryEvents,
): void {
  const { store } = helper.context;

  function pulls(variables: unknown) {
    const { owner, repo, head } = variablesOfPulls.parse(variables);
    const repository = store.repository(owner, repo);
    if (!repository) {
      throw new GithubError(
        404,
        `Could not resolve to a Repository with the name '${owner}/${repo}'.`,
      );
    }
    const branch = head.replace(/^refs\/heads\//, '');
    const open = repository.pulls.filter(
      pull => pull.state === 'open' && pull.head === branch,
    );
    const nodes = open.map(pull => ({
      id: nodeId('PullRequest', pull.id),
      number: pull.number,
      title: pull.title,
      url: `${helper.html(repository)}/pull/${pull.number}`,
      baseRefName: pull.base,
      headRefName: pull.head,
      state: 'OPEN',
      isDraft: pull.draft,
      baseRef: { name: pull.base },
      headRef: { name: pull.head },
      repository: { owner: { login: repository.owner }, name: repository.name },
      headRepository: {
        owner: { login: repository.owner },
        name: repository.name,
      },
    }));
    return {
      repository: {
        id: nodeId('Repository', repository.id),
        ref:
          open.length === 0
            ? null
            : {
                id: nodeId('Ref', branch),
                name: branch,
                associatedPullRequests: {
                  totalCount: nodes.length,
                  nodes,
                  edges: nodes.map(node => ({ node })),
                },
              },
      },
    };
  }

  async function createCommit(req: Request, variables: unknown) {
    const { input } = z.object({ input: commitInput }).parse(variables);
    const [owner, name] = input.branch.repositoryNameWithOwner.split('/');
    const repository = store.repository(owner, name ?? '');
    if (!repository) {
      throw GithubError.notFound();
    }
    const git = store.git(repository);
    const branch = input.branch.branchName.replace(/^refs\/heads\//, '');
    const head = await git.resolve(`heads/${branch}`);
    if (!head || head !== input.expectedHeadOid) {
      throw new GithubError(
        422,
        `Expected branch to point to "${input.expectedHeadOid}" but it did not.`,
      );
    }
    const changes = [];
    for (const { path, contents } of input.fileChanges.additions) {
      const known = await git.entry(head, path);
      const blob = await git.writeBlob(Buffer.from(contents, 'base64'));
      changes.push({ path, mode: known?.mode ?? '100644', sha: blob });
    }
    for (const { path } of input.fileChanges.deletions) {
      changes.push({ path, mode: '100644', sha: null });
    }
    const wrong = changes.find(change => !isSafePath(change.path));
    if (wrong) {
      throw new GithubError(422, `A path was not valid: ${wrong.path}`);
    }
    const caller = helper.caller(req);
    const { headline, body } = input.message;
    const sha = await git.writeCommit({
      tree: await git.writeTree(head, changes),
      parents: [head],
      message: body ? `${headline}\n\n${body}\n` : `${headline}\n`,
      author: {
        name: caller.login,
        email: noreplyEmail(caller),
      },
    });
    await git.updateRef(`refs/heads/${branch}`, sha);
    repository.pushedAt = new Date().toISOString();
    store.save();
    await events.branchesMoved(repository, caller.login);
    return {
      createCommitOnBranch: {
        commit: {
          id: nodeId('Commit', sha),
          oid: sha,
          url: `${helper.html(repository)}/commit/${sha}`,
        },
        ref: { name: branch, target: { oid: sha } },
      },
    };
  }

  router.post('/graphql', async (req, res) => {
    helper.caller(req);
    const { query, variables } = await parseBody(
      req,
      z.object({ query: z.string(), variables: z.unknown() }),
    );
    try {
      if (/\bassociatedPullRequests\b/.test(query)) {
        res.json({ data: pulls(variables) });
      } else if (/\bcreateCommitOnBranch\b/.test(query)) {
        res.json({ data: await createCommit(req, variables) });
      } else {
        throw new GithubError(
          422,
          'The emulator knows the operations associatedPullRequests and createCommitOnBranch only',
        );
      }
    } catch (error) {
      if (!(error instanceof GithubError || error instanceof z.ZodError)) {
        throw error;
      }
      // GraphQL says what is wrong in a 200.
      res.json({
        data: null,
        errors: [
          {
            type:
              error instanceof GithubError && error.status === 404
                ? 'NOT_FOUND'
                : 'UNPROCESSABLE',
            message: error.message,
          },
        ],
      });
    }
  });
}
