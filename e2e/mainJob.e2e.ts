/**
 * The main job in a real browser, against the built portal, the emulators and
 * the real Terraform engine: form, task, deployment, entity page, day two.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, afterEach, before, describe } from 'node:test';
import type { Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import type { BrowserPage } from './browser.ts';
import { createProject } from './createProject.ts';
import { editRepositoryFile } from './editRepositoryFile.ts';
import { inOrder } from './inOrder.ts';
import { proposeChange } from './proposeChange.ts';
import { removeSubnet } from './removeSubnet.ts';
import { required } from './required.ts';
import { runScheduled, runWorkflow } from './runWorkflow.ts';
import { signInAsGuest } from './signInAsGuest.ts';
import { startDeployment } from './startDeployment.ts';
import { taskCompleted } from './taskCompleted.ts';
import { untilShown } from './untilShown.ts';

const PORTAL = required('LAKEPORT_PORTAL_URL');
const GITHUB = required('LAKEPORT_GITHUB_URL');
const DATABRICKS = required('LAKEPORT_DATABRICKS_URL');
const REPOSITORY = 'acme/hello';
const LAKEPORT = fileURLToPath(
  new URL('../packages/cli/dist/lakeport.cjs', import.meta.url),
);

describe('the main job', () => {
  let browser: BrowserPage;
  let page: Page;
  let clone: string;
  let protectedAddresses: string[] = [];
  let renamed = '';
  const step = inOrder(() => browser);

  before(async () => {
    browser = await openBrowser();
    page = browser.page;
    clone = mkdtempSync(join(tmpdir(), 'lakeport-clone-'));
    await signInAsGuest(page, PORTAL);
  });

  after(async () => {
    await browser?.close();
    rmSync(clone, { recursive: true, force: true });
  });

  // What the person saw when a step failed.
  afterEach(async context => {
    const folder = process.env.LAKEPORT_E2E_SCREENSHOTS;
    if (folder && 'name' in context) {
      const name = context.name.replace(/[^a-z]+/gi, '-');
      await page.screenshot({ path: join(folder, `${name}.png`) });
    }
  });

  const environmentPage = (tab = '') =>
    page.goto(`${PORTAL}/catalog/default/resource/hello-dev${tab}`);

  step('takes the form to a running workspace in one task', async () => {
    const submitted = await createProject(page, PORTAL, {
      name: 'hello',
      repository: REPOSITORY,
      refusedCidr: '10.0.0.0/25',
      refusal: /too small for a VPC/,
      catalog: 'hello_dev',
    });
    await taskCompleted(page, /^Environment$/);
    const seconds = Math.round((Date.now() - submitted) / 1000);
    process.stderr.write(`form submit to the end of the task: ${seconds} s\n`);
  });

  step('shows the workspace RUNNING and its catalog', async () => {
    await environmentPage('/databricks');
    await untilShown(page.getByText('RUNNING', { exact: true }));
    await untilShown(page.getByText('hello_dev', { exact: true }));
    await page.getByText('$102.20').first().waitFor();
  });

  step('says what the rules find in what is declared', async () => {
    await page.getByRole('heading', { name: 'Findings' }).waitFor();
    await page.getByText('Security profile: development').waitFor();
    await page.getByRole('button', { name: /^Notes: \d+/ }).click();
    const notes = page.getByRole('list', { name: 'Notes', exact: true });
    await notes.getByText('network.no-flow-logs').waitFor();
  });

  step('draws the network, with a table beside it', async () => {
    await environmentPage('/topology');
    await page.locator('.react-flow__node').first().waitFor();
    const parts = page.getByRole('region', { name: 'Parts of the network' });
    await parts.getByText('hello-dev-vpc').first().waitFor();
    assert.ok((await page.locator('.react-flow__node').count()) >= 5);
  });

  step('follows traffic through the network', async () => {
    const trace = page.getByRole('region', { name: 'Trace of traffic' });
    await trace.getByRole('status').getByText('Gets there').waitFor();
    await trace.getByRole('button', { name: /To$/ }).click();
    await page.getByRole('option', { name: 'PyPI' }).click();
    await trace.getByText(/^NAT gateway hello-dev-nat/).waitFor();
  });

  step(
    'lists the workspace on the Databricks page and in the catalog',
    async () => {
      await page.goto(`${PORTAL}/databricks`);
      const row = page.getByRole('row', { name: /hello-dev/ });
      await untilShown(row);
      await untilShown(row.getByText('RUNNING'));
    },
  );

  step('does not destroy a renamed catalog unless it is named', async () => {
    await editRepositoryFile(GITHUB, REPOSITORY, 'lakeport.yaml', text =>
      text.replaceAll('hello_dev', 'hello_renamed'),
    );
    await environmentPage('/deployments');
    const deployment = await startDeployment(page, 'Apply');
    assert.equal(await deployment.finished(), 'failed');
    const log = await deployment.log(GITHUB, REPOSITORY);
    assert.match(log, /plan\.(destroy|replace)-protected/);
    const addresses = page.getByLabel(
      'Addresses that the plan was refused for',
    );
    protectedAddresses = (await addresses.innerText()).split(/[\s,]+/);
    assert.ok(
      protectedAddresses.includes(
        'hello-dev-data:databricks_catalog.catalog-hello_dev',
      ),
      protectedAddresses.join(),
    );
    await environmentPage('/databricks');
    await untilShown(page.getByText('hello_dev', { exact: true }));
  });

  step('follows a catalog that is renamed in the repository', async () => {
    await environmentPage('/deployments');
    const deployment = await startDeployment(page, 'Apply', protectedAddresses);
    assert.equal(await deployment.finished(), 'succeeded');
    renamed = deployment.id;
    await environmentPage('/databricks');
    await untilShown(page.getByText('hello_renamed', { exact: true }));
    assert.equal(
      await page.getByText('hello_dev', { exact: true }).count(),
      0,
      'the old name is gone',
    );
  });

  step(
    'carries a deployment out once, however often it is dispatched',
    async () => {
      const objects = async () =>
        (await fetch(`${DATABRICKS}/rehearsal/objects`)).text();
      const before = await objects();
      const run = await runWorkflow(GITHUB, REPOSITORY, 'deploy.yml', {
        deployment_id: renamed,
        operation: 'apply',
        environment: 'dev',
      });
      assert.equal(run.conclusion, 'success');
      assert.deepEqual(run.steps('plan', 'Claim the deployment'), ['success']);
      assert.deepEqual(run.steps('plan', 'Plan'), ['skipped']);
      assert.equal(run.job('apply'), 'skipped');
      assert.match(run.log, /Another run has this deployment already/);
      assert.equal(await objects(), before);
    },
  );

  step('plans a pull request in one comment', async () => {
    const proposal = await proposeChange(
      GITHUB,
      REPOSITORY,
      'lakeport.yaml',
      text => text.replace('egress: nat-per-az', 'egress: single-nat'),
    );
    assert.deepEqual(proposal.jobs, {
      check: 'success',
      rehearse: 'success',
      'plan dev': 'success',
      report: 'success',
      comment: 'success',
    });
    assert.equal(proposal.comments.length, 1);
    const [{ author, body = '' }] = proposal.comments;
    assert.equal(author, 'github-actions[bot]');
    assert.match(body, /^<!-- lakeport plan -->/);
    assert.match(body, /## Plan of `dev`: \d+ to destroy/);
    assert.match(body, /- `aws_nat_gateway\./);
  });

  step(
    'says in the next plan that a subnet is missing from the account',
    async () => {
      await removeSubnet(DATABRICKS, '10.0.0.0/26');

      await environmentPage('/deployments');
      const deployment = await startDeployment(page, 'Plan');
      assert.equal(await deployment.finished(), 'succeeded');
      const log = await deployment.log(GITHUB, REPOSITORY);
      assert.match(log, /aws_subnet\.[^"]*public/);
      await page
        .getByText(/aws_subnet\..*public-us-west-2a/)
        .first()
        .waitFor();
      await page.getByText('rehearsal', { exact: true }).first().waitFor();
    },
  );

  step('fails the comparison of the day, and names what differs', async () => {
    const run = await runWorkflow(GITHUB, REPOSITORY, 'drift.yml');
    assert.equal(run.conclusion, 'failure');
    assert.deepEqual(run.steps('drift dev', 'Compare'), ['failure']);
    assert.match(run.log, /##\[warning\]create aws_subnet\..*public/);
  });

  step(
    'puts its network to sleep by the schedule of its project file',
    async () => {
      const repaired = await runWorkflow(GITHUB, REPOSITORY, 'deploy.yml', {
        deployment_id: 'by-hand',
        operation: 'apply',
        environment: 'dev',
      });
      assert.equal(repaired.conclusion, 'success', repaired.log);
      // Due to be asleep whenever this runs, for hours before and after.
      const hourFromNow = (hours: number) =>
        `0 ${(new Date().getUTCHours() + 24 + hours) % 24} * * *`;
      const asleep = hourFromNow(-6);
      await editRepositoryFile(GITHUB, REPOSITORY, 'lakeport.yaml', text =>
        text.replace(
          /^( +)securityProfile: .*$/m,
          `$&\n$1sleep: { schedule: { asleep: "${asleep}", awake: "${hourFromNow(
            6,
          )}", timeZone: UTC } }`,
        ),
      );
      const remote = new URL(`/${REPOSITORY}.git`, GITHUB);
      remote.username = 'x-access-token';
      remote.password = 'ghs_local';
      const cwd = join(clone, 'scheduled');
      const git = (...args: string[]) => execFileSync('git', args, { cwd });
      execFileSync('git', ['clone', '--quiet', remote.href, cwd]);
      execFileSync(process.execPath, [
        LAKEPORT,
        'workflows',
        join(cwd, 'lakeport.yaml'),
        '--out',
        cwd,
      ]);
      git('add', '.github');
      git(
        '-c',
        'user.name=e2e',
        '-c',
        'user.email=e2e@acme.example',
        'commit',
        '--quiet',
        '-m',
        'feat: sleep at night',
      );
      git('push', '--quiet', 'origin', 'main');

      const gateways = async () => {
        const listed = await fetch(
          `${DATABRICKS}/rehearsal/objects?type=aws_nat_gateway`,
        );
        const { objects } = JSON.parse(await listed.text());
        return objects.filter(
          ({ attributes }: { attributes: { tags?: { Name?: string } } }) =>
            attributes.tags?.Name?.startsWith('hello-dev'),
        ).length;
      };
      assert.notEqual(await gateways(), 0);
      const run = await runScheduled(GITHUB, REPOSITORY, 'sleep.yml', asleep);
      assert.equal(run.conclusion, 'success', run.log);
      assert.match(run.log, /dev is due to be asleep/);
      assert.equal(await gateways(), 0);
    },
  );

  step('fails at the step that is broken in the pushed workflow', async () => {
    await editRepositoryFile(
      GITHUB,
      REPOSITORY,
      '.github/workflows/deploy.yml',
      text =>
        text.replace(
          'run: npx lakeport check lakeport.yaml',
          'run: echo "not today" && exit 7',
        ),
    );
    await environmentPage('/deployments');
    const deployment = await startDeployment(page, 'Apply');
    assert.equal(await deployment.finished(), 'failed');
    await page
      .getByText(/Failed at step .*Check the project file/)
      .first()
      .waitFor();
  });

  step('leaves a repository that works on its own, in an empty folder', () => {
    const run = (file: string, args: string[], cwd: string) =>
      execFileSync(file, args, {
        cwd,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, npm_config_registry: `${GITHUB}/npm/` },
      });
    const remote = new URL(`/${REPOSITORY}.git`, GITHUB);
    remote.username = 'x-access-token';
    remote.password = 'ghs_local';
    run('git', ['clone', '--quiet', remote.href, 'hello'], clone);
    const cwd = join(clone, 'hello');
    run('npm', ['ci', '--no-audit', '--no-fund'], cwd);

    const check = run(
      'npx',
      ['--no-install', 'lakeport', 'check', 'lakeport.yaml', '--json'],
      cwd,
    );
    const checked = JSON.parse(check);
    assert.equal(checked.valid, true);
    assert.deepEqual(checked.problems, []);
    run(
      'npx',
      ['--no-install', 'lakeport', 'synth', 'lakeport.yaml', '--out', 'out'],
      cwd,
    );
    assert.deepEqual(readdirSync(join(cwd, 'out/stacks')).sort(), [
      'hello-account',
      'hello-dev-base',
      'hello-dev-data',
      'hello-dev-workspace',
    ]);
    assert.doesNotMatch(
      readFileSync(join(cwd, 'out/stacks/hello-dev-base/cdk.tf.json'), 'utf8'),
      new RegExp(clone),
    );
    const lines = run(
      'npx',
      ['--no-install', 'lakeport', 'rehearse', 'lakeport.yaml', '--json'],
      cwd,
    )
      .trim()
      .split('\n');
    const last = JSON.parse(lines[lines.length - 1]);
    assert.equal(last.done, true);
    assert.equal(last.failures, 0);
    assert.equal(last.objectsLeft, 0);
  });

  step('saw no error in the browser console', () => {
    assert.deepEqual(browser.complaints, []);
  });
});
