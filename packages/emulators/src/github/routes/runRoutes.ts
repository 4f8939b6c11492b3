import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Request, Response, Router } from 'express';
import { shortRef } from '../../actions/githubContext';
import type { ActionsHelper } from '../ActionsHelper';
import { createdWithin } from '../createdWithin';
import type { Downloads } from '../Downloads';
import { GithubError } from '../GithubError';
import { renderJob } from '../render/renderRun';
import type { RouteHelper } from '../RouteHelper';
import type { Repository } from '../state/githubState';

/** Runs with their jobs and logs. */
export function runRoutes(
  router: Router,
  helper: RouteHelper,
  found: ActionsHelper,
  downloads: Downloads,
): void {
  const { actions, faults } = helper.context;
  const { runs, workflows } = actions.services;
  const ACTIONS = '/repos/:owner/:repo/actions';
  const RUN = `${ACTIONS}/runs/:run(\\d+)`;
  const JOB = `${ACTIONS}/jobs/:job(\\d+)`;

  async function list(
    req: Request,
    res: Response,
    repository: Repository,
    workflowId?: number,
  ) {
    const { event, branch, status, head_sha: sha, actor, created } = req.query;
    const within = createdWithin(typeof created === 'string' ? created : '');
    const all = runs
      .list(repository.id)
      .filter(run => faults.listed(run))
      .filter(run => workflowId === undefined || run.workflowId === workflowId)
      .filter(run => event === undefined || run.event === event)
      .filter(run => branch === undefined || shortRef(run.ref) === branch)
      .filter(run => sha === undefined || run.sha === sha)
      .filter(run => actor === undefined || run.actor === actor)
      .filter(run => within(run.createdAt))
      .filter(
        run =>
          status === undefined ||
          run.status === status ||
          run.conclusion === status,
      );
    const page = helper.page(req, res, all);
    res.json({
      total_count: all.length,
      workflow_runs: await Promise.all(
        page.map(run => found.render(repository, run)),
      ),
    });
  }

  router.get(`${ACTIONS}/runs`, async (req, res) => {
    await list(req, res, helper.repository(req));
  });

  router.get(`${ACTIONS}/workflows/:workflow/runs`, async (req, res) => {
    const repository = helper.repository(req);
    const { info } = await workflows.find(repository, req.params.workflow);
    await list(req, res, repository, info.id);
  });

  router.get([RUN, `${RUN}/attempts/1`], async (req, res) => {
    const { repository, run } = found.run(req);
    res.json(await found.render(repository, run));
  });

  router.delete(RUN, async (req, res) => {
    const { run } = found.run(req);
    if (run.status !== 'completed') {
      throw new GithubError(403, 'Could not delete the workflow run');
    }
    actions.forget(run);
    res.status(204).end();
  });

  for (const verb of ['cancel', 'force-cancel']) {
    router.post(`${RUN}/${verb}`, async (req, res) => {
      const { run } = found.run(req);
      if (!actions.cancel(run)) {
        throw new GithubError(
          409,
          'Cannot cancel a workflow run that is completed.',
        );
      }
      res.status(202).json({});
    });
  }

  router.get([`${RUN}/jobs`, `${RUN}/attempts/1/jobs`], async (req, res) => {
    const { repository, run } = found.run(req);
    res.json({
      total_count: run.jobs.length,
      jobs: helper
        .page(req, res, run.jobs)
        .map(job => renderJob(helper, repository, run, job)),
    });
  });

  router.get(`${RUN}/logs`, async (req, res) => {
    const { run } = found.run(req);
    if (run.status !== 'completed') {
      throw GithubError.notFound();
    }
    const path = downloads.offer({
      type: 'application/zip',
      fileName: `logs_${run.id}.zip`,
      body: () => {
        const entries: Zippable = {};
        run.jobs.forEach((job, index) => {
          const name = job.name.replace(/[^\w .()-]/g, '_');
          entries[`${index}_${name}.txt`] = strToU8(runs.log(run, job));
        });
        return Buffer.from(zipSync(entries));
      },
    });
    res.redirect(302, `${helper.baseUrl}${path}`);
  });

  router.get(JOB, async (req, res) => {
    const { repository, run, job } = found.job(req);
    res.json(renderJob(helper, repository, run, job));
  });

  router.get(`${JOB}/logs`, async (req, res) => {
    const { run, job } = found.job(req);
    // A log can be had when there will be no more of it.
    if (job.status !== 'completed') {
      throw GithubError.notFound();
    }
    const path = downloads.offer({
      type: 'text/plain; charset=utf-8',
      fileName: `job-logs.txt`,
      body: () => Buffer.from(runs.log(run, job)),
    });
    res.redirect(302, `${helper.baseUrl}${path}`);
  });
}
