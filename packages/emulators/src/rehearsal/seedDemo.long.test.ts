import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { TestBench } from '../__testUtils__/TestBench';

jest.setTimeout(60_000);

const ROOT = join(__dirname, '../../../..');

/** Stands for the command line: writes what it was called with, and answers as `apply` of a platform does. */
const LAKEPORT = (calls: string, failing: string[] = []) => `
const { appendFileSync, writeFileSync } = require('node:fs');
const { basename } = require('node:path');
const args = process.argv.slice(2);
if (args[0] === 'docs') {
  writeFileSync('catalog-info.yaml', 'url: https://github.com/acme/x/blob/main/lakeport.yaml\\n');
  return;
}
if (args[0] === 'workflows') return;
const call = basename(process.cwd()) + ' ' + args.join(' ');
appendFileSync(${JSON.stringify(calls)}, call + '\\n');
if (${JSON.stringify(failing)}.some(part => call.includes(part))) {
  console.log(JSON.stringify({ step: 'plan', status: 'failed', message: 'install Terraform' }));
  console.log(JSON.stringify({ done: true }));
  process.exit(1);
}
const as = role => ({
  planRoleArn: role + '-plan-role', applyRoleArn: role + '-apply-role', principalId: '7', clientId: role + '-client',
});
console.log(JSON.stringify({ step: 'outputs', environments: {
  'payments/dev': as('dev'), 'payments/prod': as('prod'), 'sales/dev': as('sales'),
}, shared: {
  'payments/connectivity': { planRoleArn: 'ways-plan-role', applyRoleArn: 'ways-apply-role', clientIds: {} },
}, deployClientId: 'deploy-client' }));
`;

let bench: TestBench;
let demo: string;
let calls: string;
let log: string[];
const options = () => ({
  demo,
  demoSkeleton: join(ROOT, 'templates/databricks-project/skeleton'),
  lakeportBundle: join(demo, '../lakeport.cjs'),
  log: (line: string) => log.push(line),
});
const called = () =>
  existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : [];

/** An emulator that has nothing yet, with the demo's own repositories. */
async function begin(failing: string[] = [], change = () => {}) {
  bench = await TestBench.start();
  demo = join(bench.folder, 'demo');
  calls = join(bench.folder, 'calls.txt');
  log = [];
  cpSync(join(ROOT, 'examples/demo'), demo, { recursive: true });
  change();
  writeFileSync(join(bench.folder, 'lakeport.cjs'), LAKEPORT(calls, failing));
  await bench.restart(options());
  await bench.emulators.seeded;
}
afterEach(() => bench.stop());

const at = (repo: string) => ({ owner: 'acme', repo });
async function text(repo: string, path: string) {
  const { data } = await bench
    .octokit()
    .repos.getContent({ ...at(repo), path });
  return 'content' in data
    ? Buffer.from(String(data.content), 'base64').toString()
    : '';
}

describe('the demo', () => {
  it('is a platform with projects, in repositories of their own', async () => {
    await begin();
    expect(called()).toEqual([
      'lakehouse-platform apply lakeport.yaml --auto-approve --json',
      'payments-lakehouse apply lakeport.yaml --environment dev --auto-approve --json',
      'payments-lakehouse apply lakeport.yaml --environment prod --auto-approve --json',
      'sales-lakehouse apply lakeport.yaml --environment dev --auto-approve --json',
    ]);
    expect(await text('payments-lakehouse', 'lakeport.yaml')).toBe(
      readFileSync(join(demo, 'acme/payments-lakehouse/lakeport.yaml'), 'utf8'),
    );
    expect(await text('payments-lakehouse', 'package.json')).toContain(
      '"lakeport"',
    );
    // The portal finds the file where it is, which is not github.com.
    expect(await text('lakehouse-platform', 'catalog-info.yaml')).toBe(
      `url: ${bench.emulators.github}/acme/x/blob/main/lakeport.yaml\n`,
    );
    const { data: access } = await bench
      .octokit()
      .actions.getWorkflowAccessToRepository(at('lakehouse-platform'));
    expect(access).toEqual({ access_level: 'organization' });
  });

  it('has repositories that know who their workflows run as', async () => {
    await begin();
    const octokit = bench.octokit();
    const named = (variables: Array<{ name: string; value: string }>) =>
      Object.fromEntries(variables.map(({ name, value }) => [name, value]));
    const ofRepository = async (repo: string) =>
      named((await octokit.actions.listRepoVariables(at(repo))).data.variables);
    expect(await ofRepository('lakehouse-platform')).toEqual({
      AWS_REGION: 'us-east-1',
      AWS_ROLE_ARN: 'arn:aws:iam::100000000001:role/TerraformAdminRole',
      DATABRICKS_ACCOUNT_CLIENT_ID: 'deploy-client',
    });
    expect(await ofRepository('sales-lakehouse')).toEqual({
      AWS_REGION: 'us-east-1',
      DATABRICKS_ACCOUNT_CLIENT_ID: 'deploy-client',
    });
    const { data } = await octokit.actions.listEnvironmentVariables({
      ...at('payments-lakehouse'),
      environment_name: 'prod-plan',
    });
    expect(named(data.variables)).toEqual({
      AWS_ROLE_ARN: 'prod-plan-role',
      DATABRICKS_CLIENT_ID: 'prod-client',
    });
    const { data: subject } = await octokit.request(
      'GET /repos/{owner}/{repo}/actions/oidc/customization/sub',
      at('payments-lakehouse'),
    );
    expect(subject).toMatchObject({
      use_default: false,
      include_claim_keys: ['repo', 'context', 'job_workflow_ref'],
    });
  });

  it('runs no workflow, and deploys from main only', async () => {
    await begin();
    const octokit = bench.octokit();
    const { data } = await octokit.actions.listWorkflowRunsForRepo(
      at('lakehouse-platform'),
    );
    expect(data.total_count).toBe(0);
    const { data: policies } = await octokit.repos.listDeploymentBranchPolicies(
      { ...at('payments-lakehouse'), environment_name: 'prod' },
    );
    expect(policies.branch_policies.map(({ name }) => name)).toEqual(['main']);
  });

  it('lets nobody but the reviewers of its project files approve', async () => {
    await begin();
    const of = async (environment_name: string) => {
      const { data } = await bench.octokit().repos.getEnvironment({
        ...at('payments-lakehouse'),
        environment_name,
      });
      return data.protection_rules?.find(
        ({ type }) => type === 'required_reviewers',
      );
    };
    expect(await of('prod')).toMatchObject({
      reviewers: [{ type: 'User', reviewer: { login: 'maya' } }],
    });
    expect(await of('dev')).toBeUndefined();
    expect(await of('prod-plan')).toBeUndefined();
  });

  it('has what is between environments, deployed after them and approved like them', async () => {
    await begin([], () => {
      const file = join(demo, 'acme/payments-lakehouse/lakeport.yaml');
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replace(
          '  environments:',
          '  connectivity: { mode: peering }\n  environments:',
        ),
      );
    });
    expect(
      called().filter(call => call.startsWith('payments-lakehouse apply')),
    ).toEqual(
      ['dev', 'prod', 'connectivity'].map(
        name =>
          `payments-lakehouse apply lakeport.yaml --environment ${name} --auto-approve --json`,
      ),
    );
    const octokit = bench.octokit();
    const { data } = await octokit.repos.getEnvironment({
      ...at('payments-lakehouse'),
      environment_name: 'connectivity',
    });
    expect(JSON.stringify(data.protection_rules)).toContain('"maya"');
    for (const [environment_name, value] of [
      ['connectivity', 'ways-apply-role'],
      ['connectivity-plan', 'ways-plan-role'],
    ]) {
      const { data: known } = await octokit.actions.listEnvironmentVariables({
        ...at('payments-lakehouse'),
        environment_name,
      });
      expect(known.variables).toMatchObject([{ name: 'AWS_ROLE_ARN', value }]);
    }
  });

  it('takes teams for reviewers, and says it when there is no such team', async () => {
    const reviewedBy = (reviewers: string) => () => {
      const file = join(demo, 'acme/payments-lakehouse/lakeport.yaml');
      const declared = readFileSync(file, 'utf8');
      writeFileSync(file, declared.replace('user:default/maya', reviewers));
    };
    await begin([], reviewedBy('group:default/payments-leads'));
    expect(log.join('\n')).toMatch(
      /payments-lakehouse: could not publish it: the reviewer group:default\/payments-leads is nobody here/,
    );
    const octokit = bench.octokit();
    await octokit.teams.create({ org: 'acme', name: 'payments-leads' });
    await bench.restart(options());
    await bench.emulators.seeded;
    const { data } = await bench.octokit().repos.getEnvironment({
      ...at('payments-lakehouse'),
      environment_name: 'prod',
    });
    expect(JSON.stringify(data.protection_rules)).toContain('payments-leads');
  });

  it('is as it was when it starts again, whatever people did meanwhile', async () => {
    await begin();
    const octokit = bench.octokit();
    const { data } = await octokit.repos.getContent({
      ...at('sales-lakehouse'),
      path: 'README.md',
    });
    await octokit.repos.createOrUpdateFileContents({
      ...at('sales-lakehouse'),
      path: 'README.md',
      message: 'docs: mine',
      sha: 'sha' in data ? data.sha : '',
      content: Buffer.from('mine').toString('base64'),
    });
    const before = called().length;
    await bench.restart(options());
    await bench.emulators.seeded;
    expect(called()).toHaveLength(before);
    expect(await text('sales-lakehouse', 'README.md')).toBe('mine');
  });

  it('goes on when something cannot be applied, says it, and tries again', async () => {
    await begin(['--environment prod']);
    expect(log.join('\n')).toMatch(
      /acme\/payments-lakehouse: could not apply it: exit code 1\n {2}install Terraform\n/,
    );
    expect(called().at(-1)).toContain('sales-lakehouse');
    rmSync(calls);
    writeFileSync(join(bench.folder, 'lakeport.cjs'), LAKEPORT(calls));
    await bench.restart(options());
    await bench.emulators.seeded;
    expect(called()).toEqual([
      'payments-lakehouse apply lakeport.yaml --environment prod --auto-approve --json',
    ]);
  });

  it('applies no project whose platform could not be', async () => {
    await begin(['lakehouse-platform']);
    expect(called()).toHaveLength(1);
    expect(log.join('\n')).toMatch(
      /payments-lakehouse: could not apply it: its platform acme is not applied/,
    );
    expect(await text('payments-lakehouse', 'lakeport.yaml')).toContain(
      'payments',
    );
  });

  it('leaves out what is not valid, and says why', async () => {
    await begin([], () => {
      writeFileSync(join(demo, 'acme/sales-lakehouse/lakeport.yaml'), 'a: 1\n');
      mkdirSync(join(demo, 'acme/empty'));
    });
    expect(log.join('\n')).toMatch(
      /sales-lakehouse.lakeport.yaml is not valid/,
    );
    expect(log.join('\n')).toMatch(/empty.lakeport.yaml is missing/);
    expect(called().join()).not.toContain('sales');
    await expect(
      bench.octokit().repos.get(at('sales-lakehouse')),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('tells when its folder is not there', async () => {
    await begin([], () => rmSync(demo, { recursive: true }));
    expect(log.join('\n')).toContain('demo: cannot read');
  });
});
