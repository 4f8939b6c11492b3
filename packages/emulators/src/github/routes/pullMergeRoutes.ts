import type { Router } from 'express';
import { z } from 'zod';
import { GithubError } from '../GithubError';
import { parseBody } from '../parseBody';
import { PullHelper } from '../PullHelper';
import { noreplyEmail } from '../render/noreplyEmail';
import type { RouteHelper } from '../RouteHelper';

const updateBody = z.object({ expected_head_sha: z.string().optional() });

const mergeBody = z.object({
  commit_title: z.string().optional(),
  commit_message: z.string().optional(),
  sha: z.string().optional(),
  merge_method: z.enum(['merge', 'squash', 'rebase']).default('merge'),
});

/** Whether a pull request is merged, and merging it. */
export function pullMergeRoutes(router: Router, helper: RouteHelper): void {
  const { store } = helper.context;
  const pulls = new PullHelper(helper);
  const PATH = '/repos/:owner/:repo/pulls/:number(\\d+)';

  router.get(`${PATH}/merge`, async (req, res) => {
    const { pull } = pulls.find(req);
    if (pull.mergedAt === null) {
      throw GithubError.notFound();
    }
    res.status(204).end();
  });

  router.put(`${PATH}/merge`, async (req, res) => {
    const { repository, pull } = pulls.find(req);
    const git = store.git(repository);
    const body = await parseBody(req, mergeBody);
    if (pull.state === 'closed' || pull.draft) {
      throw new GithubError(405, 'Pull Request is not mergeable');
    }
    const { head, base } = await pulls.tips(repository, pull);
    if (body.sha !== undefined && body.sha !== head) {
      throw new GithubError(
        409,
        'Head branch was modified. Review and try the merge again.',
      );
    }
    const tree = await git.mergeTree(base, head);
    if (!tree) {
      throw new GithubError(405, 'Pull Request is not mergeable');
    }
    if (body.merge_method === 'rebase' && !(await git.isAncestor(base, head))) {
      throw new GithubError(
        405,
        'The emulator rebases only where the base can be fast-forwarded',
      );
    }
    const caller = helper.caller(req);
    const squash = body.merge_method === 'squash';
    const title =
      body.commit_title ??
      (squash
        ? `${pull.title} (#${pull.number})`
        : `Merge pull request #${pull.number} from ${repository.owner}/${pull.head}`);
    const text = body.commit_message ?? (squash ? pull.body ?? '' : pull.title);
    const sha =
      body.merge_method === 'rebase'
        ? head
        : await git.writeCommit({
            tree,
            parents: squash ? [base] : [base, head],
            message: `${title}\n\n${text}\n`,
            author: {
              name: caller.login,
              email: noreplyEmail(caller),
            },
          });
    await git.updateRef(`refs/heads/${pull.base}`, sha);
    const now = new Date().toISOString();
    Object.assign(pull, {
      state: 'closed',
      headSha: head,
      baseSha: base,
      closedAt: now,
      mergedAt: now,
      updatedAt: now,
      mergedBy: caller.login,
      mergeCommitSha: sha,
    });
    repository.pushedAt = now;
    if (repository.settings.delete_branch_on_merge === true) {
      await git.deleteRef(`refs/heads/${pull.head}`);
    }
    store.save();
    res.json({
      sha,
      merged: true,
      message: 'Pull Request successfully merged',
    });
  });

  router.put(`${PATH}/update-branch`, async (req, res) => {
    const { repository, pull } = pulls.find(req);
    const git = store.git(repository);
    const body = await parseBody(req, updateBody);
    const { head, base } = await pulls.tips(repository, pull);
    if (
      body.expected_head_sha !== undefined &&
      body.expected_head_sha !== head
    ) {
      throw new GithubError(
        422,
        'expected head sha didn’t match current head ref.',
      );
    }
    const tree = await git.mergeTree(head, base);
    if (pull.state === 'closed' || !tree) {
      throw new GithubError(422, 'merge conflict between base and head');
    }
    if (await git.isAncestor(base, head)) {
      throw new GithubError(
        422,
        'There are no new commits on the base branch.',
      );
    }
    const caller = helper.caller(req);
    const sha = await git.writeCommit({
      tree,
      parents: [head, base],
      message: `Merge branch '${pull.base}' into ${pull.head}\n`,
      author: { name: caller.login, email: noreplyEmail(caller) },
    });
    if (!(await git.moveRef(`refs/heads/${pull.head}`, head, sha))) {
      throw new GithubError(
        422,
        'expected head sha didn’t match current head ref.',
      );
    }
    res.status(202).json({
      message: 'Updating pull request branch.',
      url: `${helper.html(repository)}/pull/${pull.number}`,
    });
  });
}
