/**
 * A platform and two projects in one rehearsal account and region: onboarded
 * at the same time by pull requests, deployed at the same time, planned again
 * clean; one is destroyed and off-boarded, and of the other, and of what exists
 * once, nothing is touched. Who may do what, by the policies as they were
 * applied, and by tokens of workflows that try.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { differences } from './differences.ts';
import { rolesIn, trespasses } from './environmentRoles.ts';
import type { Environment } from './environmentRoles.ts';
import { lakeport } from './lakeport.ts';
import { loadPlatformParts } from './loadPlatformParts.ts';
import type { PlatformParts } from './loadPlatformParts.ts';
import { PLATFORM, projectFile } from './onboardedFiles.ts';
import { onboardTogether } from './onboardTogether.ts';
import { startPlatformBench } from './platformBench.ts';
import type { PlatformBench, Said } from './platformBench.ts';
import { prepareProbes } from './prepareProbes.ts';

const REPOSITORY = 'lakehouse-platform';
const PLATFORM_WORKFLOWS = `acme/${REPOSITORY}/.github/workflows`;
const PROJECTS: Record<
  string,
  { environments: Record<string, string>; profiles: Record<string, string> }
> = {
  payments: {
    environments: { dev: '100000000002', prod: '100000000003' },
    profiles: { dev: 'production-secure', prod: 'maximum-security' },
  },
  sales: {
    environments: { dev: '100000000004' },
    profiles: { dev: 'development' },
  },
};
const ENVIRONMENTS: Environment[] = Object.entries(PROJECTS).flatMap(
  ([project, { environments }]) =>
    Object.entries(environments).map(([environment, awsAccountId]) => ({
      project,
      environment,
      awsAccountId,
    })),
);
const NOTHING = { add: 0, change: 0, replace: 0, destroy: 0 };

describe('a platform and two projects', { timeout: 600_000 }, () => {
  let parts: PlatformParts;
  let bench: PlatformBench;
  let outputs: Said;
  let bootstrap: string;

  const file = (name: string) => join(bench.folder, `${name}.lakeport.yaml`);
  const summaryOf = (said: Said[]) => said.at(-1)?.summary;
  const dev = ['--environment', 'dev'];

  const readPlatform = async () =>
    (await bench.repository(REPOSITORY).readFile('lakeport.yaml', 'main')) ??
    '';

  before(async () => {
    parts = await loadPlatformParts();
    bench = await startPlatformBench(parts);
    bootstrap = join(bench.folder, 'bootstrap');
    await Promise.all([
      bench.addRepository(REPOSITORY, { 'lakeport.yaml': PLATFORM }),
      ...Object.keys(PROJECTS).map(project =>
        bench.addRepository(`${project}-lakehouse`, { 'README.md': project }),
      ),
    ]);
  });
  after(() => bench?.stop());

  it('are onboarded at the same time, with addresses of their own', async () => {
    await onboardTogether(parts, bench, REPOSITORY, ENVIRONMENTS);

    const parsed = parts.parsePlatform(await readPlatform());
    assert.ok(parsed.valid, JSON.stringify(parsed.problems));
    const { projects } = parsed.platform.spec;
    assert.deepEqual(Object.keys(projects), ['payments', 'sales']);
    const ranges = Object.values(projects).flatMap(({ environments }) =>
      Object.values(environments).map(({ cidr }) => cidr),
    );
    // The file is valid, so none overlaps another; all are of the pool.
    assert.deepEqual([...ranges].sort(), [
      '10.0.0.0/22',
      '10.0.4.0/22',
      '10.0.8.0/22',
    ]);
    assert.match(await readPlatform(), /^# Owned by the platform team\./);
  });

  it('stand on a platform that is applied once and then clean', async () => {
    writeFileSync(file('platform'), await readPlatform());
    const said = await bench.runFirst(
      'apply',
      file('platform'),
      '--auto-approve',
    );
    outputs = said.find(({ step }) => step === 'outputs') ?? {};
    assert.deepEqual(Object.keys(outputs.environments ?? {}).sort(), [
      'payments/dev',
      'payments/prod',
      'sales/dev',
    ]);
    assert.deepEqual(
      summaryOf(await bench.run('plan', file('platform'))),
      NOTHING,
    );
  });

  it('are deployed at the same time, and planned again clean', async () => {
    for (const [project, { profiles }] of Object.entries(PROJECTS)) {
      const facts = await lakeport('facts', file('platform'), project);
      assert.equal(facts.code, 0, facts.stderr);
      writeFileSync(
        file(project),
        projectFile(project, JSON.parse(facts.stdout), profiles),
      );
      const compared = await lakeport(
        'check',
        file(project),
        '--platform',
        file('platform'),
      );
      assert.equal(compared.code, 0, compared.stdout + compared.stderr);
    }
    const platforms = await bench.held();
    const names = Object.keys(PROJECTS);
    const [, , planned] = await Promise.all([
      ...names.map(name =>
        bench.run('apply', file(name), ...dev, '--auto-approve'),
      ),
      // The platform is planned while they are.
      bench.run('plan', file('platform')),
    ]);
    assert.deepEqual(summaryOf(planned), NOTHING);

    const { gone, added, changed } = differences(platforms, await bench.held());
    assert.deepEqual({ gone, changed }, { gone: [], changed: [] });
    // Each thing is of one of them: what is looked up is the platform's.
    const now = await bench.held();
    const areTheirs = names.map(name => bench.managed(`${name}/`));
    assert.deepEqual(
      added.filter(key => {
        const object = now.get(key);
        return !object || !areTheirs.some(isManaged => isManaged(object));
      }),
      [],
    );
    const again = await Promise.all([
      ...names.map(name => bench.run('plan', file(name), ...dev)),
      bench.run('plan', file('platform')),
    ]);
    assert.deepEqual(again.map(summaryOf), [NOTHING, NOTHING, NOTHING]);
  });

  it('find out who is not there before anything is changed', async () => {
    const wrong = file('wrong');
    writeFileSync(
      wrong,
      readFileSync(file('sales'), 'utf8').replace('data-engineers', 'nobodies'),
    );
    const old = await bench.held();
    for (const [operation, ...more] of [
      ['plan'],
      ['apply', '--auto-approve'],
    ]) {
      await assert.rejects(
        bench.run(operation, wrong, ...dev, ...more),
        /sales-dev-workspace: .*nobodies/,
      );
    }
    assert.deepEqual(differences(old, await bench.held()), {
      gone: [],
      added: [],
      changed: [],
    });
  });

  it('have roles that reach their own states and account, and nothing else', async () => {
    const { code, stderr } = await lakeport(
      'bootstrap',
      file('platform'),
      '--administrator',
      'arn:aws:iam::100000000001:user/TerraformAdmin',
      '--out',
      bootstrap,
    );
    assert.equal(code, 0, stderr);
    const roles = rolesIn(await bench.held(), ENVIRONMENTS, bootstrap);
    assert.equal(roles.length, 6);
    assert.deepEqual(trespasses(parts, roles, bootstrap), []);
    // The evaluation finds what there is to find.
    const [own, other] = [roles[0], roles.at(-1)];
    assert.ok(own && other);
    const swapped = [{ ...own, policies: other.policies }, ...roles.slice(1)];
    assert.notDeepEqual(trespasses(parts, swapped, bootstrap), []);
    const retagged = roles.map(role => ({ ...role, context: own.context }));
    assert.notDeepEqual(trespasses(parts, retagged, bootstrap), []);
  });

  it('let in the workflows that are meant, and no other', async () => {
    const { became, settle } = await prepareProbes(
      parts,
      bench,
      REPOSITORY,
      outputs,
    );

    // Before onboarding has said what its subjects are made of.
    const early = await became('sales', 'deploy', 'dev');
    await Promise.all([settle('payments'), settle('sales')]);
    const cases: Array<[repo: string, workflow: string, environment: string]> =
      [
        ['payments', 'deploy', 'dev'],
        ['payments', 'deploy', 'dev-plan'],
        ['payments', 'deploy', 'prod'],
        ['payments', 'check', 'dev-plan'],
        ['payments', 'drift', 'dev-plan'],
        ['payments', 'drift', 'dev'],
        ['payments', 'own', 'dev'],
        ['payments', 'branch', 'dev'],
        ['payments', 'unknown', 'dev'],
        ['sales', 'deploy', 'dev'],
        [
          'sales',
          'own',
          `dev:job_workflow_ref:${PLATFORM_WORKFLOWS}/deploy.yml@refs/heads/main`,
        ],
        ['stranger', 'deploy', 'dev'],
        ['stranger', 'own', 'dev'],
      ];
    const results = await Promise.all(cases.map(one => became(...one)));
    const account = 'acme-deploy (account)';
    assert.deepEqual(
      Object.fromEntries([
        ['sales deploy dev, early', early],
        ...cases.map((one, index) => [one.join(' '), results[index]]),
      ]),
      {
        'sales deploy dev, early': [account],
        'payments deploy dev': [account, 'payments-dev', 'payments-dev-apply'],
        'payments deploy dev-plan': [
          account,
          'payments-dev',
          'payments-dev-plan',
        ],
        'payments deploy prod': [
          account,
          'payments-prod',
          'payments-prod-apply',
        ],
        'payments check dev-plan': [
          account,
          'payments-dev',
          'payments-dev-plan',
        ],
        'payments drift dev-plan': [
          account,
          'payments-dev',
          'payments-dev-plan',
        ],
        'payments drift dev': [account],
        'payments own dev': [],
        'payments branch dev': [],
        'payments unknown dev': [],
        'sales deploy dev': [account, 'sales-dev', 'sales-dev-apply'],
        [cases[10].join(' ')]: [],
        'stranger deploy dev': [account],
        'stranger own dev': [],
      },
    );
  });

  it('stay on the platform as long as something of them is deployed', async () => {
    const old = await bench.held();
    const { text } = parts.editPlatform(await readPlatform(), [
      { kind: 'remove-project', name: 'payments' },
    ]);
    const early = file('early');
    writeFileSync(early, text);
    await assert.rejects(
      bench.run('apply', early, '--auto-approve'),
      /payments\/dev: not in the platform file any more, and still deployed/,
    );
    await assert.rejects(
      bench.run('destroy', file('platform'), '--auto-approve'),
      /still has what is deployed: payments\/dev, sales\/dev/,
    );
    assert.deepEqual(differences(old, await bench.held()), {
      gone: [],
      added: [],
      changed: [],
    });
  });

  it('leave each other and what exists once alone when one is destroyed', async () => {
    const [old, states] = [await bench.held(), bench.states()];
    const isTheirs = bench.managed('payments/');
    const [, planned] = await Promise.all([
      bench.run('destroy', file('payments'), ...dev, '--auto-approve'),
      bench.run('plan', file('sales'), ...dev),
    ]);
    assert.deepEqual(summaryOf(planned), NOTHING);
    const now = await bench.held();
    const { gone, added, changed } = differences(old, now);
    const notTheirs = (key: string) => {
      const object = old.get(key) ?? now.get(key);
      return !object || !isTheirs(object);
    };
    assert.ok(gone.length > 50, `${gone.length} are gone`);
    assert.deepEqual(
      [...gone, ...added, ...changed].filter(notTheirs),
      [],
      'what is not of payments is as it was',
    );
    // What is left of it outlives its delete, and says so.
    assert.deepEqual(
      [...now].flatMap(([key, object]) =>
        isTheirs(object) && object.remains === undefined ? [key] : [],
      ),
      [],
    );
    const others = ([key]: [string, string]) => !key.startsWith('payments/');
    assert.deepEqual(
      [...bench.states()].filter(others),
      [...states].filter(others),
    );
    assert.deepEqual(
      (
        await Promise.all([
          bench.run('plan', file('sales'), ...dev),
          bench.run('plan', file('platform')),
        ])
      ).map(summaryOf),
      [NOTHING, NOTHING],
    );
  });

  it('are off-boarded by what the platform made for them, and nothing else', async () => {
    const old = await bench.held();
    const { valid, text } = parts.editPlatform(await readPlatform(), [
      { kind: 'remove-project', name: 'payments' },
    ]);
    assert.ok(valid);
    writeFileSync(file('platform'), text);
    await bench.run('apply', file('platform'), '--auto-approve');
    const { gone, added, changed } = differences(old, await bench.held());
    assert.deepEqual({ added, changed }, { added: [], changed: [] });
    const principals = new Set(
      ['payments/dev', 'payments/prod'].flatMap(
        name => outputs.environments?.[name].principalId ?? [],
      ),
    );
    const ofPayments = (key: string) => {
      const { id = '', attributes = {} } = old.get(key) ?? {};
      return (
        /^payments-(dev|prod)-(plan|apply)(:|$)/.test(id) ||
        [id, attributes.service_principal_id, attributes.member_id].some(one =>
          principals.has(String(one)),
        )
      );
    };
    assert.deepEqual(
      gone.filter(key => !ofPayments(key)),
      [],
    );
    const types = gone.map(key => key.split(' ')[0]);
    assert.deepEqual([...new Set(types)].sort(), [
      'aws_iam_role',
      'aws_iam_role_policy',
      'databricks_group_member',
      'databricks_service_principal',
      'databricks_service_principal_federation_policy',
    ]);
    assert.equal(types.filter(type => type === 'aws_iam_role').length, 4);
    assert.deepEqual(
      (
        await Promise.all([
          bench.run('plan', file('sales'), ...dev),
          bench.run('plan', file('platform')),
        ])
      ).map(summaryOf),
      [NOTHING, NOTHING],
    );
  });
});
