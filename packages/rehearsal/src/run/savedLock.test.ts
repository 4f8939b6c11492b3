import { execFileSync } from 'child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { TerraformEngine } from '../engine/TerraformEngine';
import { FolderObjectStore } from './FolderObjectStore';
import { digestOf } from './PlanKeeper';
import { PlanStore } from './PlanStore';
import { runOperation } from './runOperation';
import { stacksDigest } from './stacksDigest';

const NAME = 'shop-account';
const PROVIDER = 'registry.terraform.io/hashicorp/time';

const stacks = {
  manifest: {
    project: 'shop',
    order: [NAME],
    stacks: { [NAME]: { name: NAME, kind: 'account', dependsOn: [] } },
  },
  stacks: {
    [NAME]: {
      terraform: {
        required_providers: { time: { source: PROVIDER, version: '0.13.1' } },
      },
      resource: { time_static: { a: {} } },
    },
  },
};

const lockOf = (version: string) => `provider "${PROVIDER}" {
  version     = "${version}"
  constraints = "${version}"
  hashes = [
    "h1:IYzgCDz6Wj5hTqj8eLyaMUP0mHg1xLuI1zwJJsqgPM4=",
  ]
}
`;

describe('the providers of a saved plan', () => {
  let dir: string;
  let engine: TerraformEngine;
  const { TF_CLI_CONFIG_FILE } = process.env;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'lakeport-lock-'));
    engine = await TerraformEngine.find();
    const { platform } = JSON.parse(
      execFileSync(
        process.env.LAKEPORT_TERRAFORM ?? 'terraform',
        ['version', '-json'],
        { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
      ),
    );
    // A provider of the right version that somebody else has built.
    const folder = join(dir, 'mirror', PROVIDER, '0.13.1', platform);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'terraform-provider-time_v0.13.1'), 'another', {
      mode: 0o755,
    });
    const config = join(dir, 'terraformrc');
    writeFileSync(
      config,
      `provider_installation { filesystem_mirror { path = "${join(
        dir,
        'mirror',
      )}" } }`,
    );
    process.env.TF_CLI_CONFIG_FILE = config;
  });

  afterAll(() => {
    if (TF_CLI_CONFIG_FILE === undefined) delete process.env.TF_CLI_CONFIG_FILE;
    else process.env.TF_CLI_CONFIG_FILE = TF_CLI_CONFIG_FILE;
    rmSync(dir, { recursive: true, force: true });
  });

  it.each([
    ['of another checksum', '0.13.1'],
    ['of another version', '0.12.0'],
  ])('are not replaced by one %s', async (_, version) => {
    const store = new PlanStore(
      new FolderObjectStore(join(dir, 'bucket')),
      'shop',
      undefined,
      `plan-${version.replaceAll('.', '-')}`,
    );
    const files = {
      plan: Buffer.from('plan'),
      lock: Buffer.from(lockOf(version)),
    };
    await store.putPlan(NAME, files);
    await store.putManifest({
      version: 2,
      project: 'shop',
      operation: 'apply',
      synthesized: stacksDigest(stacks, [NAME]),
      terraform: { flavor: engine.flavor, version: engine.version },
      plannedAt: new Date().toISOString(),
      stacks: [
        {
          name: NAME,
          status: 'planned',
          digest: digestOf(files.plan),
          lock: digestOf(files.lock),
        },
      ],
    });

    const { failures, steps } = await runOperation({
      operation: 'apply',
      stacks,
      workDir: join(dir, 'work'),
      engine,
      appliesPlans: store,
    });
    expect({ failures, steps: steps.length }).toEqual({
      failures: 1,
      steps: 1,
    });
    expect(steps[0]).toMatchObject({ step: 'init', status: 'failed' });
    expect(steps[0].message).toMatch(
      /The providers that there are now are not those that made the plan\. Nothing was applied\. Plan again/,
    );
  });
});
