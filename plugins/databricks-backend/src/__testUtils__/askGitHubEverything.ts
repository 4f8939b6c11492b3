import { mockServices } from '@backstage/backend-test-utils';
import { RepositoryClient } from '@lakeport/backstage-plugin-databricks-node';
import { strToU8, zipSync } from 'fflate';
import { CommitResolver } from '../environments/CommitResolver';
import { PullRequestReader } from '../pullRequests/PullRequestReader';
import type { GitHubDeployerBench } from './GitHubDeployerBench';

const SHA = '0123456789abcdef0123456789abcdef01234567';
const OTHER = 'fedcba9876543210fedcba9876543210fedcba98';
const SUBJECT = '/actions/oidc/customization/sub';
const ACCESS = '/actions/permissions/access';

/** Has every part of the plugins that talks to GitHub do all that it can. */
export async function askGitHubEverything(
  bench: GitHubDeployerBench,
): Promise<void> {
  bench.answers = answers();
  await asActions(bench);
  await asDeployer(bench);
  await asPages(bench);
}

/** What the scaffolder's actions do, and the reading of drift. */
async function asActions(bench: GitHubDeployerBench): Promise<void> {
  const client = new RepositoryClient({
    clients: bench.clients,
    repository: bench.repository,
  });
  await client.defaultBranch();
  await client.head('feature/one');
  await client.readFile('a folder/lakeport.yaml', 'main');
  await client.readTree(SHA);
  await client.contains(SHA, OTHER);
  await client.writeCommit({
    parent: SHA,
    message: 'feat: one',
    changes: [
      { path: 'a.sh', content: strToU8('x'), mode: '100755' },
      { path: 'b.txt' },
    ],
  });
  await client.createBranch('feature/one', SHA);
  await client.moveBranch('feature/one', SHA);
  await client.deleteBranch('feature/one');

  const { pullRequests, settings, runs } = client;
  await pullRequests.listOpen('lakeport/');
  await pullRequests.ofBranch('lakeport/one');
  await pullRequests.read(5);
  await pullRequests.open({
    branch: 'lakeport/one',
    base: 'main',
    title: 'One',
    body: 'Because.',
  });
  await pullRequests.describe(5, { title: 'Two', body: 'Because of it.' });
  await pullRequests.close(5, 'It is done otherwise.');
  await pullRequests.requestReviewers(5, { users: ['ada'], teams: ['ops'] });

  await settings.setVariable('NEW', 'x');
  await settings.setVariable('OLD', 'x');
  await settings.setEnvironmentVariable('new', 'NEW', 'x');
  await settings.setEnvironmentVariable('prod/eu', 'OLD', 'x');
  await settings.setSubjectClaims(['repo', 'job_workflow_ref']);
  await settings.subject();
  await settings.shareWorkflows();

  await runs.list({ workflow: 'drift.yml', branch: 'main', event: 'schedule' });
  await runs.readArtifact({ run: 7, name: 'plan', file: 'plan.jsonl' });
}

async function asDeployer({
  deployer,
  repository,
}: GitHubDeployerBench): Promise<void> {
  const workflow = 'deploy.yml';
  const run = { repository, runId: '7' };
  await deployer.resolve({ repository });
  await deployer.resolve({ repository, ref: 'v1', commit: OTHER });
  await deployer.dispatch({
    repository,
    workflow,
    deploymentId: '5c1d2b4e-0f4b-4f39-9c6b-0a1b2c3d4e5f',
    operation: 'apply',
    environment: 'prod',
    allowDestroy: ['module.a.aws_s3_bucket.b["x"]'],
    ref: 'main',
    commit: OTHER,
    phase: 'plan',
  });
  const since = new Date().toISOString();
  await deployer.findRun({ repository, workflow, token: 'd1', since });
  await deployer.readRun(run);
  await deployer.environmentRules({ repository, environment: 'prod/eu' });
  await deployer.pendingReviews(run);
  await deployer.reviewHistory(run);
  const review = { ...run, environments: ['11'], comment: 'Fine.' };
  await deployer.review({ ...review, decision: 'approved', token: 'gho_ada' });
  await deployer.review({ ...review, decision: 'rejected' });
  await deployer.cancel(run);
  await deployer.readLog({ repository, jobId: '70', mostBytes: 1_000 });
  await deployer.readArtifact({ ...run, name: 'plan', mostBytes: 1_000 });
}

async function asPages(bench: GitHubDeployerBench): Promise<void> {
  const { clients: github, repository } = bench;
  await new CommitResolver({
    github,
    logger: mockServices.logger.mock(),
  }).resolve({
    repository,
    projectFile: `https://${repository.host}/acme/payments/blob/main/lakeport.yaml`,
  });
  await new PullRequestReader({
    github,
    cache: mockServices.cache.mock(),
  }).list(repository, 'main');
}

/** Just enough for the code to go on. */
function answers(): GitHubDeployerBench['answers'] {
  const pull = {
    number: 5,
    html_url: 'https://github.acme.com/acme/payments/pull/5',
    title: 'One',
    body: null,
    state: 'open',
    merged_at: null,
    created_at: '2026-11-20T10:00:00Z',
    user: null,
    head: { ref: 'lakeport/one', sha: SHA, repo: null },
    base: { ref: 'main', repo: { full_name: 'acme/payments' } },
  };
  const artifact = { id: 70, name: 'plan', expired: false, size_in_bytes: 9 };
  return {
    'GET ': { body: { default_branch: 'main', private: true } },
    'GET /git/ref/heads%2Ffeature%2Fone': { body: { object: { sha: SHA } } },
    'GET /contents/a%20folder%2Flakeport.yaml': { body: 'text' },
    [`GET /git/commits/${SHA}`]: { body: { tree: { sha: OTHER } } },
    [`GET /git/trees/${OTHER}`]: { body: { tree: [], truncated: false } },
    [`GET /compare/${OTHER}...${SHA}`]: { body: { status: 'ahead' } },
    'POST /git/blobs': { status: 201, body: { sha: SHA } },
    'POST /git/trees': { status: 201, body: { sha: SHA } },
    'POST /git/commits': { status: 201, body: { sha: SHA } },
    'POST /git/refs': { status: 201, body: {} },
    'PATCH /git/refs/heads%2Ffeature%2Fone': { body: {} },
    'DELETE /git/refs/heads%2Ffeature%2Fone': { status: 204 },
    'GET /pulls': { body: [pull] },
    'GET /pulls/5': { body: { ...pull, mergeable: null } },
    'POST /pulls': { status: 201, body: pull },
    'PATCH /pulls/5': { body: pull },
    'POST /issues/5/comments': { status: 201, body: {} },
    'POST /pulls/5/requested_reviewers': { status: 201, body: {} },
    'GET /actions/variables/OLD': { body: { name: 'OLD', value: 'y' } },
    'POST /actions/variables': { status: 201, body: {} },
    'PATCH /actions/variables/OLD': { status: 204 },
    'GET /environments/prod%2Feu/variables/OLD': {
      body: { name: 'OLD', value: 'y' },
    },
    'PATCH /environments/prod%2Feu/variables/OLD': { status: 204 },
    'PUT /environments/new': { body: {} },
    'POST /environments/new/variables': { status: 201, body: {} },
    'GET /environments/prod%2Feu': { body: { protection_rules: [] } },
    [`GET ${SUBJECT}`]: { body: { use_default: true } },
    [`PUT ${SUBJECT}`]: { status: 201, body: {} },
    [`GET ${ACCESS}`]: { body: { access_level: 'none' } },
    [`PUT ${ACCESS}`]: { status: 204 },
    'GET /actions/workflows/drift.yml/runs': { body: { workflow_runs: [] } },
    'GET /actions/workflows/deploy.yml/runs': { body: { workflow_runs: [] } },
    'GET /actions/runs/7/artifacts': { body: { artifacts: [artifact] } },
    'GET /actions/artifacts/70/zip': {
      body: zipSync({ 'plan.jsonl': strToU8('{}') }),
    },
    'GET /commits/heads%2Fmain': { body: SHA },
    'GET /commits/tags%2Fv1': { body: SHA },
    'GET /commits/main': { body: SHA },
    'POST /actions/workflows/deploy.yml/dispatches': { status: 204 },
    'GET /actions/runs/7': { body: { status: 'waiting' } },
    'GET /actions/runs/7/jobs': { body: { jobs: [] } },
    'GET /actions/runs/7/pending_deployments': { body: [] },
    'POST /actions/runs/7/pending_deployments': { body: [] },
    'GET /actions/runs/7/approvals': { body: [] },
    'POST /actions/runs/7/cancel': { status: 202, body: {} },
    'GET /actions/jobs/70/logs': { body: 'a log' },
  };
}
