import type { Octokit } from '@octokit/rest';
import { emulatorSwitch } from '../__testUtils__/emulatorSwitch';
import { HookReceiver } from '../__testUtils__/HookReceiver';
import { JudgedGithub } from '../__testUtils__/JudgedGithub';
import { TestBench } from '../__testUtils__/TestBench';

jest.setTimeout(120_000);

const R = '/repos/{owner}/{repo}';
const SERVED = [
  `${R}/environments/{environment_name}`,
  `${R}/hooks`,
  `${R}/hooks/{hook_id}`,
  `${R}/hooks/{hook_id}/config`,
  `${R}/hooks/{hook_id}/deliveries`,
  `${R}/hooks/{hook_id}/deliveries/{delivery_id}`,
  `${R}/hooks/{hook_id}/deliveries/{delivery_id}/attempts`,
  `${R}/hooks/{hook_id}/pings`,
  '/orgs/{org}/hooks',
  '/orgs/{org}/hooks/{hook_id}',
  `${R}/actions/workflows`,
  `${R}/actions/workflows/{workflow_id}`,
  `${R}/actions/workflows/{workflow_id}/dispatches`,
  `${R}/actions/workflows/{workflow_id}/runs`,
  `${R}/actions/runs`,
  `${R}/actions/runs/{run_id}`,
  `${R}/actions/runs/{run_id}/jobs`,
  `${R}/actions/runs/{run_id}/cancel`,
  `${R}/actions/runs/{run_id}/force-cancel`,
  `${R}/actions/runs/{run_id}/artifacts`,
  `${R}/actions/runs/{run_id}/pending_deployments`,
  `${R}/actions/runs/{run_id}/approvals`,
  `${R}/actions/jobs/{job_id}`,
  `${R}/actions/artifacts`,
  `${R}/actions/artifacts/{artifact_id}`,
  `${R}/actions/artifacts/{artifact_id}/{archive_format}`,
];

/** Of which payloads are judged. */
const WEBHOOKS = [
  'ping',
  'push',
  'workflow-run-requested',
  'workflow-run-in-progress',
  'workflow-run-completed',
  'workflow-job-queued',
  'workflow-job-waiting',
  'workflow-job-in-progress',
  'workflow-job-completed',
];

const WORKFLOW = `on:
  workflow_dispatch:
    inputs:
      operation: { type: choice, options: [plan, apply], required: true }
jobs:
  plan:
    runs-on: ubuntu-latest
    environment: gated
    steps:
      - run: mkdir out && echo hello > out/plan.txt
      - uses: actions/upload-artifact@v4
        with: { name: plan, path: out }
  apply:
    needs: plan
    if: inputs.operation == 'apply'
    runs-on: ubuntu-latest
    steps: [{ run: 'true' }]
`;

let bench: TestBench;
let judged: JudgedGithub;
/** As the portal's App and as a person. */
let github: Octokit;
let maya: Octokit;
let receiver: HookReceiver;
const at = { owner: 'acme', repo: 'judged' };

beforeAll(async () => {
  bench = await TestBench.start();
  judged = await JudgedGithub.start(bench, SERVED, WEBHOOKS);
  github = judged.octokit();
  maya = judged.octokit('ghp_as_maya');
  await bench.workflow('judged', WORKFLOW);
  receiver = await HookReceiver.start();
});
afterAll(async () => {
  await judged.stop();
  await bench.stop();
  await receiver.stop();
});

const dispatch = async (operation: string) => {
  await github.actions.createWorkflowDispatch({
    ...at,
    workflow_id: 'deploy.yml',
    ref: 'main',
    inputs: { operation },
  });
  const { data: runs } = await github.actions.listWorkflowRuns({
    ...at,
    workflow_id: 'deploy.yml',
    event: 'workflow_dispatch',
    branch: 'main',
  });
  return { ...at, run_id: runs.workflow_runs[0].id };
};

describe('GitHub’s own description accepts', () => {
  it('webhooks', async () => {
    const config = { url: receiver.url, content_type: 'json', secret: 's' };
    const { data: hook } = await github.repos.createWebhook({
      ...at,
      config,
      events: ['push'],
    });
    const one = { ...at, hook_id: hook.id };
    await github.repos.listWebhooks(at);
    await github.repos.updateWebhook({
      ...one,
      add_events: ['workflow_run', 'workflow_job'],
    });
    await github.repos.updateWebhookConfigForRepo({ ...one, secret: 'other' });
    await github.repos.getWebhookConfigForRepo(one);
    await github.repos.pingWebhook(one);
    await receiver.until(({ event }) => event === 'ping');
    const sent = async () =>
      (await github.repos.listWebhookDeliveries(one)).data;
    while ((await sent()).length === 0);
    const delivery = { ...one, delivery_id: (await sent())[0].id };
    await github.repos.getWebhookDelivery(delivery);
    await github.repos.redeliverWebhookDelivery(delivery);
    expect((await github.repos.getWebhook(one)).data.events).toEqual([
      'push',
      'workflow_run',
      'workflow_job',
    ]);
    const { data: wide } = await github.orgs.createWebhook({
      org: 'acme',
      name: 'web',
      config,
      events: ['push'],
    });
    await github.orgs.listWebhooks({ org: 'acme' });
    await github.orgs.getWebhook({ org: 'acme', hook_id: wide.id });
    await github.orgs.deleteWebhook({ org: 'acme', hook_id: wide.id });
  });

  it('workflows, runs, reviews, jobs and artifacts', async () => {
    const user = await bench.octokit().users.getByUsername({
      username: 'maya',
    });
    const { data: team } = await bench
      .octokit()
      .teams.create({ org: 'acme', name: 'Leads' });
    const gated = { ...at, environment_name: 'gated' };
    await github.repos.createOrUpdateEnvironment({
      ...gated,
      prevent_self_review: true,
      reviewers: [
        { type: 'User', id: user.data.id },
        { type: 'Team', id: team.id },
      ],
      deployment_branch_policy: {
        protected_branches: false,
        custom_branch_policies: true,
      },
    });
    await bench
      .octokit()
      .repos.createDeploymentBranchPolicy({ ...gated, name: 'main' });
    const { data: environment } = await github.repos.getEnvironment(gated);
    const rules = environment.protection_rules ?? [];
    expect(rules.map(({ type }) => type)).toEqual([
      'required_reviewers',
      'branch_policy',
    ]);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(2);
    const { data: list } = await github.actions.listRepoWorkflows(at);
    await github.actions.getWorkflow({
      ...at,
      workflow_id: list.workflows[0].path.split('/')[2],
    });
    const run = await dispatch('plan');
    await bench.until('judged', run.run_id, status => status === 'waiting');
    const { data: pending } = await maya.actions.getPendingDeploymentsForRun(
      run,
    );
    await maya.actions.reviewPendingDeploymentsForRun({
      ...run,
      environment_ids: pending.map(item => item.environment.id ?? 0),
      state: 'approved',
      comment: 'go',
    });
    await bench.finished('judged', run.run_id);
    await github.actions.getReviewsForRun(run);
    const { data: finished } = await github.actions.getWorkflowRun(run);
    expect(finished.conclusion).toBe('success');
    await github.actions.listWorkflowRunsForRepo(at);
    const { data: jobs } = await github.actions.listJobsForWorkflowRun(run);
    expect(jobs.jobs.map(({ conclusion }) => conclusion)).toEqual([
      'success',
      'skipped',
    ]);
    await github.actions.getJobForWorkflowRun({
      ...at,
      job_id: jobs.jobs[0].id,
    });
    const { data: artifacts } = await github.actions.listWorkflowRunArtifacts(
      run,
    );
    expect(artifacts.artifacts.map(({ name }) => name)).toEqual(['plan']);
    await github.actions.getArtifact({
      ...at,
      artifact_id: artifacts.artifacts[0].id,
    });
    await github.actions.listArtifactsForRepo(at);
    const artifact = { ...at, artifact_id: artifacts.artifacts[0].id };
    const zip = { ...artifact, archive_format: 'zip' };
    // Prism follows redirects: the other answer of a download cannot be judged.
    await emulatorSwitch(bench, 'POST', '/_faults', {
      artifacts: [{ fault: 'expired' }],
    });
    await expect(github.actions.downloadArtifact(zip)).rejects.toMatchObject({
      status: 410,
    });
    await github.actions.deleteArtifact(artifact);
    for (const end of [
      github.actions.cancelWorkflowRun,
      github.actions.forceCancelWorkflowRun,
    ]) {
      await expect(end(run)).rejects.toMatchObject({ status: 409 });
    }
    await github.actions.deleteWorkflowRun(run);
  });

  it('runs that are cancelled', async () => {
    const run = await dispatch('plan');
    await bench.until('judged', run.run_id, status => status === 'waiting');
    await github.actions.forceCancelWorkflowRun(run);
    expect((await bench.finished('judged', run.run_id)).conclusion).toBe(
      'cancelled',
    );
  });

  it('what webhooks are told', async () => {
    await bench.octokit().repos.createOrUpdateFileContents({
      ...at,
      path: 'later.txt',
      message: 'a push',
      content: '',
    });
    await receiver.until(({ event }) => event === 'push');
    const seen = new Map<string, string>();
    for (const { name, body } of receiver.received) {
      seen.set(name.replace(/[ _]/g, '-'), body);
    }
    expect([...seen.keys()].sort()).toEqual([...WEBHOOKS].sort());
    const verdicts = await Promise.all(
      [...seen].map(([name, body]) => judged.judge(name, body)),
    );
    expect(verdicts.filter(Boolean)).toEqual([]);
    expect(await judged.judge('push', '{}')).toContain('must have required');
  });
});
