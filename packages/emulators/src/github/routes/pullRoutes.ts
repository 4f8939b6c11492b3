import type { Router } from 'express';
import { z } from 'zod';
import { GithubError } from '../GithubError';
import { parseBody } from '../parseBody';
import type { PullEvents } from '../PullEvents';
import { PullHelper } from '../PullHelper';
import type { RouteHelper } from '../RouteHelper';
import type { Pull } from '../state/githubState';

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

/** Pull requests between branches of one repository. */
export function pullRoutes(
  router: Router,
  helper: RouteHelper,
  events: PullEvents,
): void {
  const { store } = helper.context;
  const pulls = new PullHelper(helper);
  const PATH = '/repos/:owner/:repo/pulls';

  router.get(PATH, async (req, res) => {
    const repository = helper.repository(req);
    const { state = 'open', head, base, sort, direction } = req.query;
    const wanted = repository.pulls
      .filter(pull => state === 'all' || pull.state === state)
      .filter(
        pull =>
          head === undefined ||
          // Without an owner before it GitHub does not look at it at all.
          !String(head).includes(':') ||
          `${repository.owner}:${pull.head}` === head,
      )
      .filter(pull => base === undefined || pull.base === base);
    const updated = sort === 'updated';
    if (updated) {
      wanted.sort((a, b) => a.updatedAt.localeCompare(b.updatedAt));
    }
    // The newest first, unless another order is asked for.
    if (
      direction === 'desc' ||
      (direction === undefined && (sort === undefined || sort === 'created'))
    ) {
      wanted.reverse();
    }
    res.json(
      await Promise.all(
        helper
          .page(req, res, wanted)
          .map(pull => pulls.simple(repository, pull)),
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
      comments: [],
      labels: [],
      reviewers: [],
    };
    repository.pulls.push(pull);
    store.save();
    await events.started(repository, pull, 'opened', pull.author);
    const rendered = await pulls.full(repository, pull);
    res.status(201).location(rendered.url).json(rendered);
  });

  router.get(`${PATH}/:number(\\d+)`, async (req, res) => {
    const { repository, pull } = pulls.find(req);
    res.json(await pulls.full(repository, pull));
  });

  router.patch(`${PATH}/:number(\\d+)`, async (req, res) => {
    const { repository, pull } = pulls.find(req);
    const body = await parseBody(req, updateBody);
    if (pull.mergedAt !== null && body.state === 'open') {
      throw GithubError.invalid(
        'PullRequest',
        'state',
        'state cannot be changed. The pull request was merged.',
      );
    }
    const reopened = body.state === 'open' && pull.state === 'closed';
    if (body.state !== undefined && body.state !== pull.state) {
      const { head, base } = await pulls.tips(repository, pull);
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
    if (reopened) {
      await events.started(
        repository,
        pull,
        'reopened',
        helper.caller(req).login,
      );
    }
    res.json(await pulls.full(repository, pull));
  });
}
