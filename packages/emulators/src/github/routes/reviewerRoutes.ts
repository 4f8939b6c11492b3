import type { Request, Router } from 'express';
import { z } from 'zod';
import { GithubError } from '../GithubError';
import { parseBody } from '../parseBody';
import { PullHelper } from '../PullHelper';
import type { RouteHelper } from '../RouteHelper';

const reviewersBody = z.object({
  reviewers: z.array(z.string()).default([]),
  team_reviewers: z.array(z.string()).default([]),
});

/** Who is asked to review a pull request: people, and no teams. */
export function reviewerRoutes(router: Router, helper: RouteHelper): void {
  const { store } = helper.context;
  const pulls = new PullHelper(helper);
  const PATH = '/repos/:owner/:repo/pulls/:number(\\d+)/requested_reviewers';

  const read = async (req: Request, author: string) => {
    const { reviewers, team_reviewers: teams } = await parseBody(
      req,
      reviewersBody,
    );
    if (teams.length > 0) {
      throw new GithubError(
        422,
        `Could not resolve to a node with the global id of '${teams[0]}'.`,
      );
    }
    return reviewers.map(login => {
      const owner = store.owner(login);
      if (owner?.type !== 'User') {
        throw new GithubError(
          422,
          'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the repository.',
        );
      }
      if (owner.login === author) {
        throw new GithubError(
          422,
          'Review cannot be requested from pull request author.',
        );
      }
      return owner.login;
    });
  };

  router.get(PATH, async (req, res) => {
    const { pull } = pulls.find(req);
    res.json({
      users: pull.reviewers.map(login => helper.renderOwner(login)),
      teams: [],
    });
  });

  router.post(PATH, async (req, res) => {
    const { repository, pull } = pulls.find(req);
    const logins = await read(req, pull.author);
    pull.reviewers = [...new Set([...pull.reviewers, ...logins])];
    pull.updatedAt = new Date().toISOString();
    store.save();
    res.status(201).json(await pulls.simple(repository, pull));
  });

  router.delete(PATH, async (req, res) => {
    const { repository, pull } = pulls.find(req);
    const logins = await read(req, '');
    pull.reviewers = pull.reviewers.filter(login => !logins.includes(login));
    pull.updatedAt = new Date().toISOString();
    store.save();
    res.json(await pulls.simple(repository, pull));
  });
}
