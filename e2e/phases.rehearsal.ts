/**
 * The workflow that `lakeport` writes, run by the emulator of GitHub with real
 * git, npm and Terraform: planned in one run and carried out in another, from a
 * commit of the branch, once.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Octokit } from '@octokit/rest';
import { lakeportWith } from './lakeport.ts';
import { runWorkflow } from './runWorkflow.ts';
import type { EndedRun } from './runWorkflow.ts';
import { startEmulators } from './startEmulators.ts';
import type { StartedEmulators } from './startEmulators.ts';

const ROOT = join(import.meta.dirname, '..');
const SKELETON = join(ROOT, 'templates/databricks-project/skeleton');
const AT = { owner: 'acme', repo: 'hello' };
const REPOSITORY = 'acme/hello';
const ID = '6f1d2c9e-3b7a-4c55-9a0e-0d5f5b1f7a10';

const MINIMAL = readFileSync(
  join(ROOT, 'examples/minimal.lakeport.yaml'),
  'utf8',
);
const withEgress = (egress: string) =>
  `${MINIMAL.replace('availabilityZones:', `egress: ${egress}, $&`)}
      catalogs: {}
`;

describe('a deployment in two runs', { timeout: 300_000 }, () => {
  let emulators: StartedEmulators;
  let octokit: Octokit;
  let first = '';

  const deploy = (inputs: Record<string, string>): Promise<EndedRun> =>
    runWorkflow(emulators.github, REPOSITORY, 'deploy.yml', {
      environment: 'dev',
      ...inputs,
    });
  const natGateways = async () => {
    const answer = await fetch(
      `${emulators.databricks}/rehearsal/objects?type=aws_nat_gateway`,
    );
    const { objects }: { objects: unknown[] } = await answer.json();
    return objects.length;
  };

  /** Commits files on top of a commit, to a branch. */
  async function commit(
    parent: string,
    branch: string,
    files: Record<string, string>,
  ): Promise<string> {
    const { rest } = octokit;
    const { data: tree } = await rest.git.createTree({
      ...AT,
      base_tree: parent,
      tree: Object.entries(files).map(([path, content]) => ({
        path,
        content,
        mode: '100644',
        type: 'blob',
      })),
    });
    const { data: made } = await rest.git.createCommit({
      ...AT,
      message: branch,
      tree: tree.sha,
      parents: [parent],
    });
    await (branch === 'main'
      ? rest.git.updateRef({ ...AT, ref: 'heads/main', sha: made.sha })
      : rest.git.createRef({
          ...AT,
          ref: `refs/heads/${branch}`,
          sha: made.sha,
        }));
    return made.sha;
  }

  before(async () => {
    emulators = await startEmulators(
      '--lakeport-package',
      join(ROOT, 'packages/cli/dist/lakeport.tgz'),
    );
    octokit = new Octokit({
      baseUrl: `${emulators.github}/api/v3`,
      auth: 'ghs_local',
    });
    const folder = join(emulators.folder, 'repository');
    mkdirSync(folder);
    const file = join(folder, 'lakeport.yaml');
    writeFileSync(file, withEgress('single-nat'));
    const written = await lakeportWith({}, 'workflows', file, '--out', folder);
    assert.equal(written.code, 0, written.stderr);
    const workflows = '.github/workflows';
    await octokit.rest.repos.createInOrg({
      org: AT.owner,
      name: AT.repo,
      auto_init: true,
    });
    const { data } = await octokit.rest.git.getRef({
      ...AT,
      ref: 'heads/main',
    });
    first = await commit(data.object.sha, 'main', {
      'lakeport.yaml': withEgress('single-nat'),
      ...Object.fromEntries(
        ['package.json', 'package-lock.json', '.npmrc'].map(name => [
          name,
          readFileSync(join(SKELETON, name), 'utf8'),
        ]),
      ),
      ...Object.fromEntries(
        readdirSync(join(folder, workflows)).map(name => [
          `${workflows}/${name}`,
          readFileSync(join(folder, workflows, name), 'utf8'),
        ]),
      ),
    });
    // What is on the branch by now is not what is deployed.
    await commit(first, 'main', { 'lakeport.yaml': withEgress('nat-per-az') });
  });
  after(() => emulators?.stop());

  it('is refused from a commit that never was on the branch', async () => {
    const elsewhere = await commit(first, 'other', { 'README.md': 'other' });
    const run = await deploy({
      deployment_id: 'elsewhere',
      operation: 'plan',
      commit: elsewhere,
    });
    assert.equal(run.conclusion, 'failure');
    assert.deepEqual(run.steps('plan', 'Install lakeport'), ['skipped']);
    assert.match(
      run.log,
      new RegExp(`${elsewhere} is not in the history of main`),
    );
  });

  it('plans in the first, and changes nothing', async () => {
    const run = await deploy({
      deployment_id: ID,
      operation: 'apply',
      phase: 'plan',
      commit: first,
    });
    assert.equal(run.conclusion, 'success', run.log);
    assert.equal(run.title, `apply dev ${ID}`);
    assert.equal(run.job('apply'), 'skipped');
    assert.deepEqual(run.steps('plan', 'Leave it to the other run'), [
      'skipped',
    ]);
    assert.deepEqual(run.artifacts, ['plan']);
    assert.match(run.log, new RegExp(`"done":true.*"commit":"${first}"`));
    assert.equal(await natGateways(), 0);
  });

  it('leaves a second request to the first', async () => {
    const run = await deploy({
      deployment_id: ID,
      operation: 'apply',
      phase: 'plan',
      commit: first,
    });
    assert.equal(run.conclusion, 'success');
    assert.deepEqual(run.steps('plan', 'Leave it to the other run'), [
      'success',
    ]);
    assert.deepEqual(run.steps('plan', 'Plan'), ['skipped']);
    assert.deepEqual(run.artifacts, []);
  });

  it('applies in the second exactly what the first has shown', async () => {
    const run = await deploy({
      deployment_id: ID,
      operation: 'apply',
      phase: 'apply',
      commit: first,
    });
    assert.equal(run.conclusion, 'success', run.log);
    assert.equal(run.title, `apply dev ${ID}-apply`);
    assert.deepEqual(run.steps('plan', 'Plan'), ['skipped']);
    assert.deepEqual(run.steps('apply', 'Apply'), ['success']);
    assert.deepEqual(run.artifacts, ['result']);
    // One, as the commit says, and not two, as the head of the branch does.
    assert.equal(await natGateways(), 1);
  });
});
