import type { Request, Router } from 'express';
import { z } from 'zod';
import { GitError } from '../../git/runGit';
import { GithubError } from '../GithubError';
import { parseBody } from '../parseBody';
import { nodeId } from '../render/nodeId';
import { noreplyEmail } from '../render/noreplyEmail';
import type { RouteHelper } from '../RouteHelper';
import type { Pull, Repository } from '../state/githubState';

const createBody = z.object({
  title: z.string().min(1),
  head: z.string(),
  base: z.string(),
  body: z.string().nullish(),
  draft: z.boolean().optional(),
  maintainer_can_modify: z.boolean().optional(),
});

const updateBody = z.object({
  title: z.string().min(1).optional(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']).optional(),
  base: z.string().optional(),
});

const mergeBody = z.object({
  commit_title: z.string().optional(),
  commit_message: z.string().optional(),
  sha: z.string().optional(),
  merge_method: z.enum(['merge', 'squash', 'rebase']).default('merge'),
});

const CHANGES: Record<string, string> = { A: 'added', D: 'removed' };

/** Pull requests between branches of one repository. */
export function pullRoutes(router: Router, helper: RouteHelper): void {
  const { store } = helper.context;
  const PATH = '/repos/:owner/:repo/pulls';

  async function tips(repository: Repository, pull: Pull) {
    const git = store.git(repository);
    if (pull.state === 'closed') {
      return { head: pull.headSha, base: pull.baseSha };
    }
    return {
      head: (await git.resolve(`heads/${pull.head}`)) ?? pull.headSha,
      base: (await git.resolve(`heads/${pull.base}`)) ?? pull.baseSha,
    };
  }

  async function simple(repository: Repository, pull: Pull) {
    const { number } = pull;
    const api = helper.api(repository);
    const url = `${api}/pulls/${number}`;
    const page = `${helper.html(repository)}/pull/${number}`;
    const { head, base } = await tips(repository, pull);
    const side = (ref: string, sha: string) => ({
      label: `${repository.owner}:${ref}`,
      ref,
      sha,
      user: helper.renderOwner(repository.owner),
      repo: helper.renderRepository(repository),
    });
    const issue = `${api}/issues/${number}`;
    return {
      url,
      id: pull.id,
      node_id: nodeId('PullRequest', pull.id),
      html_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      issue_url: issue,
      number,
      state: pull.state,
      locked: false,
      title: pull.title,
      user: helper.renderOwner(pull.author),
      body: pull.body,
      created_at: pull.createdAt,
      updated_at: pull.updatedAt,
      closed_at: pull.closedAt,
      merged_at: pull.mergedAt,
      merge_commit_sha: pull.mergeCommitSha,
      assignee: null,
      assignees: [],
      requested_reviewers: [],
      requested_teams: [],
      labels: [],
      milestone: null,
      draft: pull.draft,
      commits_url: `${url}/commits`,
      review_comments_url: `${url}/comments`,
      review_comment_url: `${api}/pulls/comments{/number}`,
      comments_url: `${issue}/comments`,
      statuses_url: `${api}/statuses/${head}`,
      head: side(pull.head, head),
      base: side(pull.base, base),
      _links: {
        self: { href: url },
        html: { href: page },
        issue: { href: issue },
        comments: { href: `${issue}/comments` },
        review_comments: { href: `${url}/comments` },
        review_comment: { href: `${api}/pulls/comments{/number}` },
        commits: { href: `${url}/commits` },
        statuses: { href: `${api}/statuses/${head}` },
      },
      author_association: 'OWNER',
      auto_merge: null,
      active_lock_reason: null,
    };
  }

  async function full(repository: Repository, pull: Pull) {
    const git = store.git(repository);
    const { head, base } = await tips(repository, pull);
    const none = { additions: 0, deletions: 0, files: 0 };
    const diff = await git.changes(base, head).catch(error => {
      if (error instanceof GitError) {
        return none;
      }
      throw error;
    });
    const commits = await git.log([`${base}..${head}`], { limit: 250 });
    const open = pull.state === 'open';
    const mergeable = open
      ? (await git.mergeTree(base, head)) !== undefined
      : null;
    return {
      ...(await simple(repository, pull)),
      merged: pull.mergedAt !== null,
      mergeable,
      rebaseable: mergeable,
      mergeable_state: open ? (mergeable && 'clean') || 'dirty' : 'unknown',
      merged_by: pull.mergedBy ? helper.renderOwner(pull.mergedBy) : null,
      comments: 0,
      review_comments: 0,
      maintainer_can_modify: false,
      commits: commits.length,
      additions: diff.additions,
      deletions: diff.deletions,
      changed_files: diff.files,
    };
  }

  const find = (req: Request) => {
    const repository = helper.repository(req);
    const pull = repository.pulls.find(
      ({ number }) => String(number) === req.params.number,
    );
    if (!pull) {
      throw GithubError.notFound();
    }
    return { repository, pull };
  };

  router.get(PATH, async (req, res) => {
    const repository = helper.repository(req);
    const { state = 'open', head, base } = req.query;
    const wanted = repository.pulls
      .filter(pull => state === 'all' || pull.state === state)
      .filter(
        pull =>
          head === undefined ||
          `${repository.owner}:${pull.head}` === head ||
          pull.head === head,
      )
      .filter(pull => base === undefined || pull.base === base)
      .reverse();
    res.json(
      await Promise.all(
        helper.page(req, res, wanted).map(pull => simple(repository, pull)),
      ),
    );
  });

  router.post(PATH, async (req, res) => {
    const repository = helper.repository(req);
    const git = store.git(repository);
    const body = await parseBody(req, createBody);
    const colon = body.head.indexOf(':');
    const head = body.head.slice(colon + 1);
    if (
      colon >= 0 &&
      body.head.slice(0, colon).toLowerCase() !== repository.owner.toLowerCase()
    ) {
      throw GithubError.invalid('PullRequest', 'head', '', 'invalid');
    }
    const headSha = await git.resolve(`heads/${head}`);
    const baseSha = await git.resolve(`heads/${body.base}`);
    if (!headSha || !baseSha) {
      throw GithubError.invalid(
        'PullRequest',
        headSha ? 'base' : 'head',
        '',
        'invalid',
      );
    }
    if (await git.isAncestor(headSha, baseSha)) {
      throw GithubError.invalid(
        'PullRequest',
        'head',
        `No commits between ${body.base} and ${head}`,
      );
    }
    const twin = repository.pulls.some(
      pull =>
        pull.state === 'open' && pull.head === head && pull.base === body.base,
    );
    if (twin) {
      throw GithubError.invalid(
        'PullRequest',
        'head',
        `A pull request already exists for ${repository.owner}:${head}.`,
      );
    }
    const now = new Date().toISOString();
    const pull: Pull = {
      id: store.newId(),
      number:
        Math.max(0, ...repository.pulls.map(candidate => candidate.number)) + 1,
      title: body.title,
      body: body.body ?? null,
      state: 'open',
      draft: body.draft ?? false,
      head,
      base: body.base,
      headSha,
      baseSha,
      author: helper.caller(req).login,
      createdAt: now,
      updatedAt: now,
      closedAt: null,
      mergedAt: null,
      mergedBy: null,
      mergeCommitSha: null,
    };
    repository.pulls.push(pull);
    store.save();
    const rendered = await full(repository, pull);
    res.status(201).location(rendered.url).json(rendered);
  });

  router.get(`${PATH}/:number(\\d+)`, async (req, res) => {
    const { repository, pull } = find(req);
    res.json(await full(repository, pull));
  });

  router.patch(`${PATH}/:number(\\d+)`, async (req, res) => {
    const { repository, pull } = find(req);
    const body = await parseBody(req, updateBody);
    if (pull.mergedAt !== null && body.state === 'open') {
      throw GithubError.invalid(
        'PullRequest',
        'state',
        'state cannot be changed. The pull request was merged.',
      );
    }
    if (body.state !== undefined && body.state !== pull.state) {
      const { head, base } = await tips(repository, pull);
      Object.assign(pull, {
        headSha: head,
        baseSha: base,
        state: body.state,
        closedAt: body.state === 'closed' ? new Date().toISOString() : null,
      });
    }
    pull.title = body.title ?? pull.title;
    pull.body = body.body === undefined ? pull.body : body.body ?? null;
    pull.base = body.base ?? pull.base;
    pull.updatedAt = new Date().toISOString();
    store.save();
    res.json(await full(repository, pull));
  });

  router.get(`${PATH}/:number(\\d+)/merge`, async (req, res) => {
    const { pull } = find(req);
    if (pull.mergedAt === null) {
      throw GithubError.notFound();
    }
    res.status(204).end();
  });

  router.put(`${PATH}/:number(\\d+)/merge`, async (req, res) => {
    const { repository, pull } = find(req);
    const git = store.git(repository);
    const body = await parseBody(req, mergeBody);
    if (pull.state === 'closed' || pull.draft) {
      throw new GithubError(405, 'Pull Request is not mergeable');
    }
    const { head, base } = await tips(repository, pull);
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

  router.get(`${PATH}/:number(\\d+)/commits`, async (req, res) => {
    const { repository, pull } = find(req);
    const { head, base } = await tips(repository, pull);
    const commits = await store
      .git(repository)
      .log([`${base}..${head}`], { limit: 250 });
    const renderer = helper.commits(repository);
    res.json(
      helper
        .page(req, res, commits.reverse())
        .map(commit => renderer.commit(commit)),
    );
  });

  router.get(`${PATH}/:number(\\d+)/files`, async (req, res) => {
    const { repository, pull } = find(req);
    const git = store.git(repository);
    const { head, base } = await tips(repository, pull);
    const out = await git.git([
      'diff',
      '--name-status',
      '--no-renames',
      '-z',
      `${base}...${head}`,
    ]);
    const fields = out.toString().split('\0').filter(Boolean);
    const files = [];
    for (let index = 0; index < fields.length; index += 2) {
      const [letter, path] = [fields[index], fields[index + 1]];
      const entry = await git.entry(letter === 'D' ? base : head, path);
      files.push({
        sha: entry?.sha ?? null,
        filename: path,
        status: CHANGES[letter] ?? 'modified',
        additions: 0,
        deletions: 0,
        changes: 0,
        blob_url: `${helper.html(repository)}/blob/${head}/${path}`,
        raw_url: `${helper.html(repository)}/raw/${head}/${path}`,
        contents_url: `${helper.api(repository)}/contents/${path}?ref=${head}`,
      });
    }
    res.json(helper.page(req, res, files));
  });
}
