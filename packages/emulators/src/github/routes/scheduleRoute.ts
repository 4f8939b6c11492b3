import type { Router } from 'express';
import { z } from 'zod';
import { GithubError } from '../GithubError';
import { parseBody } from '../parseBody';
import type { RouteHelper } from '../RouteHelper';

/**
 * The clock of the emulator, which GitHub's API has no address for: says that
 * it is time for a cron expression of a workflow.
 */
export function scheduleRoute(router: Router, helper: RouteHelper): void {
  const { store, actions } = helper.context;

  router.post('/_schedule/:owner/:repo/:workflow', async (req, res) => {
    const repository = helper.repository(req);
    const { cron } = await parseBody(req, z.object({ cron: z.string() }));
    const { info, read } = await actions.services.workflows.find(
      repository,
      req.params.workflow,
    );
    const sha = await store.git(repository).resolve(repository.defaultBranch);
    if (!sha || !read.valid || info.state !== 'active') {
      throw GithubError.notFound();
    }
    const { workflow } = read;
    if (!workflow.schedule.includes(cron)) {
      throw new GithubError(
        422,
        `${info.path} has no schedule "${cron}"; it has: ${
          workflow.schedule.map(known => `"${known}"`).join(', ') || 'none'
        }`,
      );
    }
    const run = actions.begin({
      repository,
      owner: helper.owner(repository.owner),
      info,
      workflow,
      event: 'schedule',
      ref: `refs/heads/${repository.defaultBranch}`,
      sha,
      actor: helper.caller(req).login,
      inputs: {},
      payload: () => ({ schedule: cron, workflow: info.path }),
    });
    res.status(201).json({ workflow_run_id: run.id });
  });
}
