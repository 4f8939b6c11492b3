import type { Request, Router } from 'express';
import { z } from 'zod';
import { GithubError } from '../GithubError';
import { parseBody } from '../parseBody';
import { nodeId } from '../render/nodeId';
import { renderOwner } from '../render/renderOwner';
import type { RouteHelper } from '../RouteHelper';
import type { Environment, Repository } from '../state/githubState';

/** Runs that wait for the reviewers of an environment. */
export function reviewRoutes(router: Router, helper: RouteHelper): void {
  const { actions, store } = helper.context;
  const RUN = '/repos/:owner/:repo/actions/runs/:run(\\d+)';

  const find = (req: Request) => {
    const repository = helper.repository(req);
    const run = actions.services.runs.get(
      repository.id,
      Number(req.params.run),
    );
    if (!run) {
      throw GithubError.notFound();
    }
    return { repository, run };
  };

  const link = (repository: Repository, environment: Environment) => ({
    id: environment.id,
    node_id: nodeId('Environment', environment.id),
    name: environment.name,
    url: `${helper.api(repository)}/environments/${encodeURIComponent(
      environment.name,
    )}`,
    html_url: `${helper.html(repository)}/deployments`,
    created_at: environment.createdAt,
    updated_at: environment.updatedAt,
  });

  router.get(`${RUN}/pending_deployments`, async (req, res) => {
    const { repository, run } = find(req);
    res.json(
      actions.waitingFor(run).map(name => {
        const environment = store.environment(repository, name);
        return {
          environment: link(repository, environment),
          wait_timer: environment.waitTimer,
          wait_timer_started_at: null,
          current_user_can_approve: true,
          reviewers: environment.reviewers.flatMap(({ type, id }) => {
            const owner = store.owners().find(o => o.id === id);
            return owner
              ? [{ type, reviewer: renderOwner(helper.baseUrl, owner) }]
              : [];
          }),
        };
      }),
    );
  });

  router.post(`${RUN}/pending_deployments`, async (req, res) => {
    const { repository, run } = find(req);
    const body = await parseBody(
      req,
      z.object({
        environment_ids: z.array(z.number()),
        state: z.enum(['approved', 'rejected']),
        comment: z.string(),
      }),
    );
    const waiting = actions
      .waitingFor(run)
      .map(name => store.environment(repository, name));
    const chosen = waiting.filter(({ id }) =>
      body.environment_ids.includes(id),
    );
    if (chosen.length !== body.environment_ids.length) {
      throw new GithubError(422, 'There are no pending deployment requests');
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
          description: null,
          creator: helper.renderOwner(login),
          payload: {},
          ref: run.ref,
          sha: run.sha,
          statuses_url: `${url}/statuses`,
          repository_url: helper.api(repository),
          created_at: now,
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
          link(repository, store.environment(repository, review.environment)),
        ],
        state: review.state,
        user: helper.renderOwner(review.login),
        comment: review.comment,
      })),
    );
  });
}
