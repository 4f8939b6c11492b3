/**
 * What is between the environments of a project of a platform, in one rehearsal
 * account: the platform makes roles for it, and the workflows that `lakeport`
 * writes, run by the emulator of GitHub with real git, npm and Terraform, plan it,
 * apply it, compare it and destroy it as these roles.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { lakeport } from './lakeport.ts';
import { loadPlatformParts } from './loadPlatformParts.ts';
import type { PlatformParts } from './loadPlatformParts.ts';
import { PLATFORM, projectFile, REGION } from './onboardedFiles.ts';
import type { Facts } from './onboardedFiles.ts';
import { startPlatformBench } from './platformBench.ts';
import type { PlatformBench, Said } from './platformBench.ts';
import { runWorkflow } from './runWorkflow.ts';
import type { EndedRun } from './runWorkflow.ts';
import { silentLogger } from './silentLogger.ts';

const ROOT = join(import.meta.dirname, '..');
const SKELETON = join(ROOT, 'templates/databricks-project/skeleton');
const WORKFLOWS = '.github/workflows';
const REPOSITORY = 'retail-lakehouse';
const ABROAD = 'us-east-1';
const ENVIRONMENTS = {
  stores: {
    awsAccountId: '100000000002',
    region: REGION,
    cidr: '10.0.0.0/22',
  },
  online: {
    awsAccountId: '100000000003',
    region: ABROAD,
    cidr: '10.1.0.0/22',
  },
};
/** With all that a second region needs. */
const IN_TWO_REGIONS = [
  [
    `metastores: { ${REGION}: { create: true, owner: metastore-admins } }`,
    `metastores:
      ${REGION}: { create: true, owner: metastore-admins }
      ${ABROAD}: { create: true, owner: metastore-admins }`,
  ],
  [
    `networkConnectivity: { ${REGION}: {} }`,
    `networkConnectivity: { ${REGION}: {}, ${ABROAD}: {} }`,
  ],
  [
    `addressPools: { ${REGION}: [10.0.0.0/20] }`,
    `addressPools: { ${REGION}: [10.0.0.0/20], ${ABROAD}: [10.1.0.0/20] }`,
  ],
].reduce((text, [one = '', two = '']) => text.replace(one, two), PLATFORM);
/** What the file declares between its environments. */
const BETWEEN = {
  connectivity: { mode: 'peering' },
  regions: {
    primary: 'stores',
    secondaries: ['online'],
    sharing: { catalogs: ['retail_stores'], as: 'retail_shared' },
  },
};
const ROLES = 'arn:aws:iam::100000000001:role/lakeport/acme/';
const NOTHING = { add: 0, change: 0, replace: 0, destroy: 0 };

/** The workflows of a repository, by path. */
async function workflowsOf(
  folder: string,
  text: string,
): Promise<Record<string, string>> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'lakeport.yaml');
  writeFileSync(file, text);
  const { code, stderr } = await lakeport('workflows', file, '--out', folder);
  assert.equal(code, 0, stderr);
  return {
    'lakeport.yaml': text,
    ...Object.fromEntries(
      readdirSync(join(folder, WORKFLOWS)).map(name => [
        `${WORKFLOWS}/${name}`,
        readFileSync(join(folder, WORKFLOWS, name), 'utf8'),
      ]),
    ),
  };
}

describe(
  'what is between environments, on a platform',
  { timeout: 900_000 },
  () => {
    let parts: PlatformParts;
    let bench: PlatformBench;
    let outputs: Said;
    let ids = 0;

    const file = (name: string) => join(bench.folder, name, 'lakeport.yaml');
    const deploy = (
      operation: string,
      environment = 'connectivity',
    ): Promise<EndedRun> =>
      runWorkflow(bench.github, `acme/${REPOSITORY}`, 'deploy.yml', {
        deployment_id: `d-${(ids += 1)}`,
        operation,
        environment,
      });
    const held = async (type: string) =>
      [...(await bench.held()).values()].filter(
        object => object.type === type && object.remains === undefined,
      );

    before(async () => {
      parts = await loadPlatformParts();
      bench = await startPlatformBench(
        parts,
        '--lakeport-package',
        join(ROOT, 'packages/cli/dist/lakeport.tgz'),
      );
      const onboarded = parts.editPlatform(IN_TWO_REGIONS, [
        {
          kind: 'add-project',
          name: 'retail',
          repository: `acme/${REPOSITORY}`,
          owner: 'group:default/retail-data',
          environments: ENVIRONMENTS,
          connectivity: {},
          regions: {},
        },
      ]);
      assert.ok(onboarded.valid, JSON.stringify(onboarded.problems));
      await bench.addRepository(
        'lakehouse-platform',
        await workflowsOf(join(bench.folder, 'platform'), onboarded.text),
      );
      const said = await bench.runFirst(
        'apply',
        file('platform'),
        '--auto-approve',
      );
      outputs = said.find(({ step }) => step === 'outputs') ?? {};

      const printed = await lakeport('facts', file('platform'), 'retail');
      assert.equal(printed.code, 0, printed.stderr);
      const facts: Facts = JSON.parse(printed.stdout);
      const declared = JSON.parse(
        projectFile('retail', facts, {
          stores: 'development',
          online: 'development',
        }),
      );
      const { environments } = declared.spec;
      for (const name of Object.keys(ENVIRONMENTS)) {
        environments[name].catalogs = { [`retail_${name}`]: { default: true } };
      }
      await bench.addRepository(REPOSITORY, {
        ...(await workflowsOf(
          join(bench.folder, 'retail'),
          JSON.stringify({
            ...declared,
            spec: { ...declared.spec, ...BETWEEN },
          }),
        )),
        ...Object.fromEntries(
          ['package.json', 'package-lock.json', '.npmrc'].map(name => [
            name,
            readFileSync(join(SKELETON, name), 'utf8'),
          ]),
        ),
      });
      const own = <T>(all: Record<string, T> = {}) =>
        Object.fromEntries(
          Object.entries(all).map(([name, as]) => [name.split('/')[1], as]),
        );
      await parts.applySettings({
        settings: bench.repository(REPOSITORY).settings,
        facts: {
          aws: {
            adminAccountId: '',
            adminRole: '',
            childRole: '',
            state: { bucket: '', region: 'us-east-1' },
          },
        },
        deployClientId: outputs.deployClientId ?? '',
        environments: own(outputs.environments),
        shared: own(outputs.shared),
        logger: silentLogger,
      });
    });
    after(() => bench?.stop());

    it('has roles of its own, as the file wants them', async () => {
      const clientIds = Object.fromEntries(
        Object.keys(ENVIRONMENTS).map(name => [
          name,
          outputs.environments?.[`retail/${name}`]?.clientId,
        ]),
      );
      assert.deepEqual(outputs.shared, {
        'retail/regions': {
          planRoleArn: `${ROLES}retail-regions-plan`,
          applyRoleArn: `${ROLES}retail-regions-apply`,
          clientIds,
        },
        'retail/connectivity': {
          planRoleArn: `${ROLES}retail-connectivity-plan`,
          applyRoleArn: `${ROLES}retail-connectivity-apply`,
          clientIds: {},
        },
      });
      const compared = await lakeport(
        'check',
        file('retail'),
        '--platform',
        file('platform'),
      );
      assert.equal(compared.code, 0, compared.stdout + compared.stderr);
    });

    it('waits for the environments that it joins', async () => {
      const run = await deploy('plan');
      assert.equal(run.conclusion, 'success', run.log);
      assert.match(run.log, /environments .* have to be applied first/);
      const applied = await deploy('apply');
      assert.equal(applied.conclusion, 'failure');
      assert.deepEqual(await held('aws_vpc_peering_connection'), []);
    });

    it('is applied by the workflow of the platform, as these roles', async () => {
      for (const name of Object.keys(ENVIRONMENTS)) {
        await bench.run(
          'apply',
          file('retail'),
          '--environment',
          name,
          '--auto-approve',
        );
      }
      const run = await deploy('apply');
      assert.equal(run.conclusion, 'success', run.log);
      for (const operation of ['plan', 'apply']) {
        assert.match(
          run.log,
          new RegExp(`Assuming ${ROLES}retail-connectivity-${operation},`),
        );
      }
      const peerings = await held('aws_vpc_peering_connection');
      assert.equal(peerings.length, 1);
      const planned = await bench.run(
        'plan',
        file('retail'),
        '--environment',
        'connectivity',
      );
      assert.deepEqual(planned.at(-1)?.summary, NOTHING);
    });

    it('is applied in the workspaces of its regions, as their service principals', async () => {
      const run = await deploy('apply', 'regions');
      assert.equal(run.conclusion, 'success', run.log);
      for (const operation of ['plan', 'apply']) {
        assert.match(
          run.log,
          new RegExp(`Assuming ${ROLES}retail-regions-${operation},`),
        );
      }
      assert.equal((await held('databricks_share')).length, 1);
      assert.equal((await held('databricks_recipient')).length, 1);
    });

    it('is compared with the repository like an environment', async () => {
      const run = await runWorkflow(
        bench.github,
        `acme/${REPOSITORY}`,
        'drift.yml',
      );
      assert.equal(run.conclusion, 'success', run.log);
      for (const name of ['connectivity', 'regions']) {
        assert.equal(run.job(`drift / drift ${name}`), 'success');
      }
      assert.deepEqual(run.artifacts.sort(), [
        'drift-connectivity',
        'drift-online',
        'drift-regions',
        'drift-stores',
      ]);
    });

    it('becomes nobody else by what its repository says', async () => {
      const { settings } = bench.repository(REPOSITORY);
      const told = (role: string) =>
        settings.setEnvironmentVariable(
          'connectivity-plan',
          'AWS_ROLE_ARN',
          role,
        );
      await told(`${ROLES}retail-stores-plan`);
      const taken = await deploy('plan');
      assert.equal(taken.conclusion, 'failure');
      assert.match(taken.log, /Not authorized to perform sts:AssumeRole/);
      await settings.setEnvironmentVariable(
        'connectivity-plan',
        'DATABRICKS_CLIENT_IDS',
        `stores=${outputs.deployClientId}`,
      );
      await told(`${ROLES}retail-connectivity-plan`);
      const admin = await deploy('plan');
      assert.equal(admin.conclusion, 'failure');
      assert.match(
        admin.log,
        /DATABRICKS_CLIENT_IDS names DATABRICKS_ACCOUNT_CLIENT_ID/,
      );
      assert.deepEqual(admin.steps('deploy / plan', 'Assume the plan role'), [
        'skipped',
      ]);
      await settings.setEnvironmentVariable(
        'connectivity-plan',
        'DATABRICKS_CLIENT_IDS',
        ' ',
      );
    });

    it('keeps the environments that it joins, until it is destroyed', async () => {
      const early = await deploy('destroy', 'stores');
      assert.equal(early.conclusion, 'failure');
      assert.match(early.log, /Destroy connectivity and regions first/);
      const gone = await deploy('destroy', 'regions');
      assert.equal(gone.conclusion, 'success', gone.log);
      assert.deepEqual(await held('databricks_share'), []);
      const run = await deploy('destroy');
      assert.equal(run.conclusion, 'success', run.log);
      assert.deepEqual(await held('aws_vpc_peering_connection'), []);
      assert.equal((await held('aws_vpc')).length, 2);
    });
  },
);
