import { createMockDirectory } from '@backstage/backend-test-utils';
import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { PackageServer } from './__testUtils__/PackageServer';
import { projectFileText } from './__testUtils__/projectFileText';
import { templateFolder } from './__testUtils__/templateFolder';
import { bundledLakeport } from './__testUtils__/testRunner';

const tarball = join(dirname(bundledLakeport), 'lakeport.tgz');
// `npm test` packs lakeport first.
const describeWithPackage = existsSync(tarball) ? describe : describe.skip;

// Child processes and a backend take their time on a busy machine.
jest.setTimeout(60_000);

describeWithPackage('a generated repository', () => {
  const directory = createMockDirectory();
  const files = ['package.json', 'package-lock.json', '.npmrc'];
  let registry: PackageServer;

  beforeAll(async () => {
    const manifest = join(templateFolder, '../../packages/cli/package.json');
    const { name, version } = JSON.parse(readFileSync(manifest, 'utf8'));
    registry = await PackageServer.start({ name, version, tarball });
    directory.setContent({ 'repository/lakeport.yaml': projectFileText() });
    for (const file of files) {
      copyFileSync(
        join(templateFolder, 'skeleton', file),
        directory.resolve('repository', file),
      );
    }
  });
  afterAll(() => registry.stop());

  async function run(command: string, ...args: string[]) {
    const { stdout } = await promisify(execFile)(command, args, {
      cwd: directory.resolve('repository'),
      env: {
        PATH: process.env.PATH,
        HOME: directory.path,
        npm_config_registry: registry.url,
        npm_config_cache: directory.resolve('cache'),
        npm_config_audit: 'false',
        npm_config_fund: 'false',
        npm_config_update_notifier: 'false',
      },
    });
    return stdout;
  }

  it('installs the pinned lakeport from its lock and runs it', async () => {
    await run('npm', 'ci');
    expect(registry.requests).toEqual([
      '/lakeport',
      expect.stringMatching(/^\/lakeport\/-\/lakeport-.*\.tgz$/),
    ]);
    for (const file of files) {
      expect(readFileSync(directory.resolve('repository', file), 'utf8')).toBe(
        readFileSync(join(templateFolder, 'skeleton', file), 'utf8'),
      );
    }

    const checked = await run(
      'npx',
      'lakeport',
      'check',
      'lakeport.yaml',
      '--json',
    );
    expect(JSON.parse(checked)).toMatchObject({ valid: true, problems: [] });

    // What drift.yml does to find the environments.
    const shown = await run(
      'npx',
      'lakeport',
      'show',
      'lakeport.yaml',
      '--json',
    );
    expect(Object.keys(JSON.parse(shown).environments)).toEqual(['dev']);

    // What the portal writes, and check.yml compares.
    await run('npx', 'lakeport', 'workflows', 'lakeport.yaml');
    expect(
      readdirSync(directory.resolve('repository/.github/workflows')).sort(),
    ).toEqual(['check.yml', 'deploy.yml', 'drift.yml']);
    expect(
      await run('npx', 'lakeport', 'workflows', 'lakeport.yaml', '--check'),
    ).toBe('everything is up to date\n');
  });
});
