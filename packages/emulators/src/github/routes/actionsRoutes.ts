import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Request, Router } from 'express';
import { z } from 'zod';
import { shortRef } from '../../actions/githubContext';
import type { RunRecord } from '../../actions/runRecord';
import type { WorkflowInfo } from '../../actions/ActionsEngine';
import type { Downloads } from '../Downloads';
import { GithubError } from '../GithubError';
import { parseBody } from '../parseBody';
import { nodeId } from '../render/nodeId';
import { renderArtifact, renderJob, renderRun } from '../render/renderRun';
import type { RouteHelper } from '../RouteHelper';
import type { Repository } from '../state/githubState';

const dispatchBody = z.object({
  ref: z.string(),
  inputs: z
    .record(
      z.string(),
      z.union([z.string(), z.number(), z.boolean(), z.null()]),
    )
    .default({}),
  return_run_details: z.boolean().default(false),
});

/** `created=>=2026-01-01T00:00:00Z`, `<…`, `a..b` or a day. */
function createdWithin(filter: string): (date: string) => boolean {
  const time = (text: string) => Date.parse(text.replace(/^\*$/, ''));
  const compare = /^(>=|<=|>|<)(.+)$/.exec(filter);
  if (compare) {
    const limit = time(compare[2]);
    const tests: Record<string, (value: number) => boolean> = {
      '>=': value => value >= limit,
      '<=': value => value <= limit,
      '>': value => value > limit,
      '<': value => value < limit,
    };
    return date => tests[compare[1]](Date.parse(date));
  }
  const [from, to] = filter.split('..');
  if (to !== undefined) {
    return date =>
      (from === '*' || Date.parse(date) >= time(from)) &&
      (to === '*' || Date.parse(date) <= time(to));
  }
  return date => date.startsWith(filter);
}

/** Workflows, runs, jobs, logs and artifacts. */
export function actionsRoutes(
  router: Router,
  helper: RouteHelper,
  downloads: Downloads,
): void {
  const { actions, store } = helper.context;
  const { runs } = actions.services;
  const ACTIONS = '/repos/:owner/:repo/actions';

  const renderWorkflow = (repository: Repository, info: WorkflowInfo) => ({
    id: info.id,
    node_id: nodeId('Workflow', info.id),
    name: info.name,
    path: info.path,
    state: info.state,
    created_at: info.createdAt,
    updated_at: info.updatedAt,
    url: `${helper.api(repository)}/actions/workflows/${info.id}`,
    html_url: `${helper.html(repository)}/blob/${repository.defaultBranch}/${
      info.path
    }`,
    badge_url: `${helper.html(repository)}/actions/workflows/${info.path
      .split('/')
      .pop()}/badge.svg`,
  });

  const render = async (repository: Repository, run: RunRecord) =>
    renderRun(
      helper,
      repository,
      run,
      await store.git(repository).commit(run.sha),
    );

  const findRun = (req: Request) => {
    const repository = helper.repository(req);
    const run = runs.get(repository.id, Number(req.params.run));
    if (!run) {
      throw GithubError.notFound();
    }
    return { repository, run };
  };

  router.get(`${ACTIONS}/workflows`, async (req, res) => {
    const repository = helper.repository(req);
    const all = await actions.workflows(repository);
    res.json({
      total_count: all.length,
      workflows: helper
        .page(req, res, all)
        .map(info => renderWorkflow(repository, info)),
    });
  });

  router.get(`${ACTIONS}/workflows/:workflow`, async (req, res) => {
    const repository = helper.repository(req);
    const info = await actions.workflow(repository, req.params.workflow);
    res.json(renderWorkflow(repository, info));
  });

  for (const [verb, state] of [
    ['disable', 'disabled_manually'],
    ['enable', 'active'],
  ] as const) {
    router.put(`${ACTIONS}/workflows/:workflow/${verb}`, async (req, res) => {
      const repository = helper.repository(req);
      const info = await actions.workflow(repository, req.params.workflow);
      repository.workflows[info.path].state = state;
      store.save();
      res.status(204).end();
    });
  }

  router.post(`${ACTIONS}/workflows/:workflow/dispatches`, async (req, res) => {
    const repository = helper.repository(req);
    const body = await parseBody(req, dispatchBody);
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

  async function list(
    req: Request,
    repository: Repository,
    workflowId?: number,
  ) {
    const { event, branch, status, head_sha: sha, actor, created } = req.query;
    const within = createdWithin(typeof created === 'string' ? created : '');
    return runs
      .list(repository.id)
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
  }

  router.get(`${ACTIONS}/runs`, async (req, res) => {
    const repository = helper.repository(req);
    const all = await list(req, repository);
    const page = helper.page(req, res, all);
    res.json({
      total_count: all.length,
      workflow_runs: await Promise.all(page.map(r => render(repository, r))),
    });
  });

  router.get(`${ACTIONS}/workflows/:workflow/runs`, async (req, res) => {
    const repository = helper.repository(req);
    const info = await actions.workflow(repository, req.params.workflow);
    const all = await list(req, repository, info.id);
    const page = helper.page(req, res, all);
    res.json({
      total_count: all.length,
      workflow_runs: await Promise.all(page.map(r => render(repository, r))),
    });
  });

  router.get(`${ACTIONS}/runs/:run(\\d+)`, async (req, res) => {
    const { repository, run } = findRun(req);
    res.json(await render(repository, run));
  });

  for (const verb of ['cancel', 'force-cancel']) {
    router.post(`${ACTIONS}/runs/:run(\\d+)/${verb}`, async (req, res) => {
      const { run } = findRun(req);
      if (!actions.cancel(run)) {
        throw new GithubError(
          409,
          'Cannot cancel a workflow run that is completed.',
        );
      }
      res.status(202).json({});
    });
  }

  for (const path of ['jobs', 'attempts/1/jobs']) {
    router.get(`${ACTIONS}/runs/:run(\\d+)/${path}`, async (req, res) => {
      const { repository, run } = findRun(req);
      res.json({
        total_count: run.jobs.length,
        jobs: helper
          .page(req, res, run.jobs)
          .map(job => renderJob(helper, repository, run, job)),
      });
    });
  }

  router.get(`${ACTIONS}/runs/:run(\\d+)/logs`, async (req, res) => {
    const { run } = findRun(req);
    const path = downloads.offer({
      type: 'application/zip',
      fileName: `logs_${run.id}.zip`,
      bytes: () => {
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

  const findJob = (req: Request) => {
    const repository = helper.repository(req);
    const found = runs.job(repository.id, Number(req.params.job));
    if (!found) {
      throw GithubError.notFound();
    }
    return { repository, ...found };
  };

  router.get(`${ACTIONS}/jobs/:job(\\d+)`, async (req, res) => {
    const { repository, run, job } = findJob(req);
    res.json(renderJob(helper, repository, run, job));
  });

  router.get(`${ACTIONS}/jobs/:job(\\d+)/logs`, async (req, res) => {
    const { run, job } = findJob(req);
    const path = downloads.offer({
      type: 'text/plain; charset=utf-8',
      fileName: `job-logs.txt`,
      bytes: () => Buffer.from(runs.log(run, job)),
    });
    res.redirect(302, `${helper.baseUrl}${path}`);
  });

  router.get(`${ACTIONS}/runs/:run(\\d+)/artifacts`, async (req, res) => {
    const { repository, run } = findRun(req);
    const { name } = req.query;
    const all = run.artifacts.filter(
      artifact => name === undefined || artifact.name === name,
    );
    res.json({
      total_count: all.length,
      artifacts: helper
        .page(req, res, all)
        .map(artifact => renderArtifact(helper, repository, run, artifact)),
    });
  });

  const findArtifact = (req: Request) => {
    const repository = helper.repository(req);
    for (const run of runs.list(repository.id)) {
      const artifact = run.artifacts.find(
        ({ id }) => String(id) === req.params.artifact,
      );
      if (artifact) {
        return { repository, run, artifact };
      }
    }
    throw GithubError.notFound();
  };

  router.get(`${ACTIONS}/artifacts`, async (req, res) => {
    const repository = helper.repository(req);
    const all = runs
      .list(repository.id)
      .flatMap(run =>
        run.artifacts.map(artifact =>
          renderArtifact(helper, repository, run, artifact),
        ),
      );
    const artifacts = helper.page(req, res, all);
    res.json({ total_count: all.length, artifacts });
  });

  router.get(`${ACTIONS}/artifacts/:artifact(\\d+)`, async (req, res) => {
    const { repository, run, artifact } = findArtifact(req);
    res.json(renderArtifact(helper, repository, run, artifact));
  });

  router.get(
    `${ACTIONS}/artifacts/:artifact(\\d+)/:format`,
    async (req, res) => {
      const { run, artifact } = findArtifact(req);
      if (req.params.format !== 'zip') {
        throw GithubError.notFound();
      }
      const path = downloads.offer({
        type: 'application/zip',
        fileName: `${artifact.name}.zip`,
        bytes: () => runs.artifact(run, artifact.id),
      });
      res.redirect(302, `${helper.baseUrl}${path}`);
    },
  );
}
