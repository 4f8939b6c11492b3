import type { Request, Router } from 'express';
import { z } from 'zod';
import type { ActionsHelper } from '../ActionsHelper';
import { GithubError } from '../GithubError';
import { mayReview } from '../mayReview';
import { parseBody } from '../parseBody';
import { nodeId } from '../render/nodeId';
import { renderEnvironmentLink } from '../render/renderEnvironment';
import { renderReviewers } from '../render/renderReviewers';
import type { RouteHelper } from '../RouteHelper';

const reviewBody = z.object({
  environment_ids: z.array(z.number()),
  state: z.enum(['approved', 'rejected']),
  comment: z.string(),
});

/** Runs that wait for the reviewers of an environment. */
export function reviewRoutes(
  router: Router,
  helper: RouteHelper,
  found: ActionsHelper,
): void {
  const { actions, store } = helper.context;
  const RUN = '/repos/:owner/:repo/actions/runs/:run(\\d+)';

  const find = (req: Request) => {
    const { repository, run } = found.run(req);
    const caller = helper.identify(req);
    const pending = actions.pending(run).map(item => {
      const environment = store.environment(repository, item.name);
      return {
        ...item,
        environment,
        mine: item.reviewed && mayReview(store, environment, run, caller),
      };
    });
    return { repository, run, caller, pending };
  };

  router.get(`${RUN}/pending_deployments`, async (req, res) => {
    const { repository, pending } = find(req);
    res.json(
      pending.map(({ environment, timerStartedAt, mine }) => ({
        environment: renderEnvironmentLink(helper, repository, environment),
        wait_timer: environment.waitTimer,
        wait_timer_started_at: timerStartedAt,
        current_user_can_approve: mine,
        reviewers: renderReviewers(helper.baseUrl, store, environment),
      })),
    );
  });

  router.post(`${RUN}/pending_deployments`, async (req, res) => {
    const { repository, run, caller, pending } = find(req);
    const body = await parseBody(req, reviewBody);
    if (
      caller.kind === 'user' &&
      caller.scopes &&
      !caller.scopes.includes('repo')
    ) {
      // As for everything that a token's scopes do not reach.
      res.setHeader('x-accepted-oauth-scopes', 'repo');
      throw GithubError.notFound();
    }
    const chosen = pending
      .filter(({ mine }) => mine)
      .map(({ environment }) => environment)
      .filter(({ id }) => body.environment_ids.includes(id));
    if (chosen.length === 0) {
      // What is not there and what is not the caller's to decide is the same.
      throw new GithubError(
        422,
        'Validation Failed',
        'No pending deployment requests to approve or reject',
      );
    }
    const { login } = helper.caller(req);
    for (const environment of chosen) {
      actions.review(run, environment.name, {
        state: body.state,
        comment: body.comment,
        login,
      });
    }
    const now = new Date().toISOString();
    res.json(
      chosen.map(environment => {
        const url = `${helper.api(repository)}/deployments/${environment.id}`;
        return {
          url,
          id: environment.id,
          node_id: nodeId('Deployment', environment.id),
          task: 'deploy',
          environment: environment.name,
          original_environment: environment.name,
          description: '',
          creator: helper.renderOwner(run.actor),
          payload: {},
          ref: run.ref.replace(/^refs\/(heads|tags)\//, ''),
          sha: run.sha,
          statuses_url: `${url}/statuses`,
          repository_url: helper.api(repository),
          created_at: run.createdAt,
          updated_at: now,
        };
      }),
    );
  });

  router.get(`${RUN}/approvals`, async (req, res) => {
    const { repository, run } = find(req);
    res.json(
      run.reviews.map(review => ({
        environments: [
          renderEnvironmentLink(
            helper,
            repository,
            store.environment(repository, review.environment),
          ),
        ],
        state: review.state,
        user: helper.renderOwner(review.login),
        comment: review.comment,
      })),
    );
  });
}
