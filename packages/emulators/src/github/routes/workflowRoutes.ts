import type { Router } from 'express';
import { z } from 'zod';
import { GithubError } from '../GithubError';
import { parseBody } from '../parseBody';
import { renderWorkflow } from '../render/renderWorkflow';
import type { RouteHelper } from '../RouteHelper';

const dispatchBody = z.object({
  ref: z.string(),
  inputs: z
    .record(
      z.string(),
      z.union([z.string(), z.number(), z.boolean(), z.null()]),
    )
    .default({}),
  return_run_details: z.boolean().optional(),
});

/** Workflows and what starts them. */
export function workflowRoutes(router: Router, helper: RouteHelper): void {
  const { actions, store, faults } = helper.context;
  const { workflows } = actions.services;
  const ACTIONS = '/repos/:owner/:repo/actions';

  router.get(`${ACTIONS}/workflows`, async (req, res) => {
    const repository = helper.repository(req);
    const all = await workflows.ofDefaultBranch(repository);
    res.json({
      total_count: all.length,
      workflows: helper
        .page(req, res, all)
        .map(({ info }) => renderWorkflow(helper, repository, info)),
    });
  });

  router.get(`${ACTIONS}/workflows/:workflow`, async (req, res) => {
    const repository = helper.repository(req);
    const { info } = await workflows.find(repository, req.params.workflow);
    res.json(renderWorkflow(helper, repository, info));
  });

  for (const [verb, state] of [
    ['disable', 'disabled_manually'],
    ['enable', 'active'],
  ] as const) {
    router.put(`${ACTIONS}/workflows/:workflow/${verb}`, async (req, res) => {
      const repository = helper.repository(req);
      const { info } = await workflows.find(repository, req.params.workflow);
      repository.workflows[info.path].state = state;
      store.save();
      res.status(204).end();
    });
  }

  router.post(`${ACTIONS}/workflows/:workflow/dispatches`, async (req, res) => {
    const repository = helper.repository(req);
    const body = await parseBody(req, dispatchBody);
    if (faults.enterpriseServer && body.return_run_details !== undefined) {
      throw new GithubError(
        422,
        'Invalid request.\n\n"return_run_details" is not a permitted key.',
      );
    }
    const run = await actions.dispatch(repository, req.params.workflow, {
      ref: body.ref,
      inputs: body.inputs,
      actor: helper.caller(req).login,
    });
    if (!body.return_run_details) {
      res.status(204).end();
      return;
    }
    res.json({
      workflow_run_id: run.id,
      run_url: `${helper.api(repository)}/actions/runs/${run.id}`,
      html_url: `${helper.html(repository)}/actions/runs/${run.id}`,
    });
  });
}
