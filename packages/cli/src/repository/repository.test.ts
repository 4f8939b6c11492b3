import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { platformFile } from '../__testUtils__/platformFile';
import { platformProjectFile } from '../__testUtils__/platformProjectFile';
import { projectFile } from '../__testUtils__/projectFile';
import { runLakeport } from '../__testUtils__/runLakeport';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';

const ROOT = join(__dirname, '../../../..');
const SKELETON = join(ROOT, 'templates/databricks-project/skeleton');

const SCHEDULE =
  '{ schedule: { asleep: "0 20 * * 1-5", awake: "0 7 * * 1-5", timeZone: Europe/Berlin } }';

const environment = (name: string, more = '') => `    ${name}:
      awsAccountId: "100000000002"
      region: us-west-2
      securityProfile: development
      network: { cidr: 10.0.0.0/22, availabilityZones: [us-west-2a, us-west-2b] }
${more}`;

const sleeping = environment('dev', `      sleep: ${SCHEDULE}\n`);

jest.setTimeout(120_000);

describe('a repository', () => {
  const folder = temporaryFolder();
  const at = (...names: string[]) => join(folder.path, ...names);
  const read = (...names: string[]) => readFileSync(at(...names), 'utf8');
  const write = (path: string, content: string) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), content);
  };
  const project = (environments?: string, rest = '') =>
    write('lakeport.yaml', `${projectFile(environments)}${rest}`);
  const lakeport = (...args: string[]) =>
    runLakeport(args, { cwd: folder.path });

  describe('lakeport workflows', () => {
    const SLEEP = '.github/workflows/sleep.yml';

    it('writes the workflow of a schedule, says when it is stale, and removes it', async () => {
      project(sleeping);
      const checked = await lakeport('workflows', 'lakeport.yaml', '--check');
      expect(checked.code).toBe(1);
      expect(checked.stderr).toContain(SLEEP);
      expect(checked.stderr).toContain('lakeport workflows lakeport.yaml');
      expect(existsSync(at(SLEEP))).toBe(false);

      const written = await lakeport('workflows', 'lakeport.yaml');
      expect(written.code).toBe(0);
      expect(written.stdout).toContain(`wrote ${SLEEP}\n`);
      const workflow = parse(read(SLEEP));
      const crons = workflow.on.schedule.map(
        ({ cron }: { cron: string }) => cron,
      );
      // Berlin is one or two hours ahead of UTC.
      expect(crons.map((cron: string) => cron.split(' ')[1]).sort()).toEqual([
        '18',
        '19',
        '5',
        '6',
      ]);
      expect(workflow.jobs.sleep.strategy.matrix.environment).toEqual(['dev']);
      expect(
        (await lakeport('workflows', 'lakeport.yaml', '--check')).code,
      ).toBe(0);

      project();
      const removed = await lakeport('workflows', 'lakeport.yaml');
      expect(removed.stdout).toBe(`removed ${SLEEP}\n`);
      expect(existsSync(at(SLEEP))).toBe(false);
    });

    it('writes all workflows, and says which are not as they were written', async () => {
      const names = ['check.yml', 'deploy.yml', 'drift.yml'];
      project();
      const { stdout } = await lakeport('workflows', 'lakeport.yaml');
      expect(stdout.trim().split('\n')).toEqual(
        names.map(name => `wrote .github/workflows/${name}`),
      );
      const check = read('.github/workflows/check.yml');
      write('.github/workflows/check.yml', `${check}# mine\n`);
      const { code, stderr } = await lakeport(
        'workflows',
        'lakeport.yaml',
        '--check',
      );
      expect(code).toBe(1);
      expect(stderr).toContain('check.yml');
      expect(stderr).not.toContain('drift.yml');
      await lakeport('workflows', 'lakeport.yaml');
      expect(read('.github/workflows/check.yml')).toBe(check);
    });

    it('writes those of a platform, and those that call them', async () => {
      write('lakeport.yaml', platformFile());
      expect((await lakeport('workflows', 'lakeport.yaml')).code).toBe(0);
      expect(readdirSync(at('.github/workflows')).sort()).toEqual([
        'check.yml',
        'deploy.yml',
        'drift.yml',
        'platform.yml',
      ]);
      const shared = read('.github/workflows/deploy.yml');
      write('lakeport.yaml', platformProjectFile());
      await lakeport('workflows', 'lakeport.yaml');
      expect(read('.github/workflows/deploy.yml')).not.toBe(shared);
      expect(read('.github/workflows/deploy.yml')).toContain(
        'uses: acme/lakehouse-platform/.github/workflows/deploy.yml@main\n',
      );
    });

    it('writes nothing for an invalid file', async () => {
      project(sleeping.replace('Europe/Berlin', 'Berlin'));
      const { code, stderr } = await lakeport('workflows', 'lakeport.yaml');
      expect(code).toBe(1);
      expect(stderr).toContain('sleep');
      expect(readdirSync(folder.path)).toEqual(['lakeport.yaml']);
    });
  });

  describe('lakeport docs', () => {
    it('documents accounts, addresses, stacks and commands, and says when they are stale', async () => {
      project(sleeping);
      write(
        'README.md',
        '# hello\n\n<!-- lakeport: written by "lakeport docs" -->\nold\n<!-- lakeport: end -->\n\nmine\n',
      );
      expect((await lakeport('docs', 'lakeport.yaml', '--check')).code).toBe(1);
      const { code, stdout } = await lakeport('docs', 'lakeport.yaml');
      expect({ code, stdout }).toEqual({
        code: 0,
        stdout: 'wrote docs/environments.md\nwrote README.md\n',
      });
      const page = read('docs/environments.md');
      for (const fact of [
        '| Databricks account | `0d26daa6-5e44-4c97-a497-ef015f91254a` |',
        '| AWS account of dev | `100000000002` |',
        '| private-us-west-2a | private | us-west-2a | 10.0.1.0/24 | 251 | 125 |',
        '| `hello-dev-base` |',
        'npx lakeport sleep lakeport.yaml --environment dev',
        '`Europe/Berlin`',
      ]) {
        expect(page).toContain(fact);
      }
      expect(page).not.toMatch(/undefined|\[object/);
      const readme = read('README.md');
      expect(readme).toContain('| dev | `100000000002` | `us-west-2` |');
      expect(readme).not.toContain('old');
      expect(readme).toMatch(/\n\nmine\n$/);
      expect((await lakeport('docs', 'lakeport.yaml', '--check')).code).toBe(0);
    });
  });

  describe('lakeport extend', () => {
    const skeletonPackage = () =>
      copyFileSync(join(SKELETON, 'package.json'), at('package.json'));

    it('adds a program that type-checks and synthesizes the same stacks', async () => {
      project();
      skeletonPackage();
      const { code, stdout } = await lakeport('extend', '.');
      expect({ code, stdout }).toEqual({
        code: 0,
        stdout:
          'wrote main.ts\nwrote cdktf.json\nwrote tsconfig.json\nwrote package.json\n',
      });
      const manifest = JSON.parse(read('package.json'));
      const own = JSON.parse(
        readFileSync(join(ROOT, 'packages/cli/package.json'), 'utf8'),
      );
      expect(manifest.devDependencies.lakeport).toBe(own.version);
      expect(manifest.dependencies).toMatchObject({
        cdktf: own.devDependencies.cdktf,
        '@cdktf/provider-aws': own.devDependencies['@cdktf/provider-aws'],
      });

      // As npm would install it: this repository's packages and their peers.
      symlinkSync(join(ROOT, 'node_modules'), at('node_modules'));
      const node = (...args: string[]) =>
        execFileSync(process.execPath, args, {
          cwd: folder.path,
          encoding: 'utf8',
        });
      // The packages are sources here; published ones bring declarations.
      node(
        join(ROOT, 'node_modules/typescript/bin/tsc'),
        '--resolveJsonModule',
      );
      node(
        join(ROOT, 'node_modules/esbuild/bin/esbuild'),
        'main.ts',
        '--bundle',
        '--platform=node',
        '--log-level=error',
        '--outfile=main.cjs',
      );
      node('main.cjs');
      await lakeport('synth', 'lakeport.yaml', '--out', 'out');
      const stacks = readdirSync(at('out/stacks')).sort();
      expect(readdirSync(at('cdktf.out/stacks')).sort()).toEqual(stacks);
      for (const stack of stacks) {
        expect(
          withoutComments(read('cdktf.out/stacks', stack, 'cdk.tf.json')),
        ).toEqual(withoutComments(read('out/stacks', stack, 'cdk.tf.json')));
      }
    });

    it('touches nothing that is there, and says all of it', async () => {
      project();
      write('main.ts', 'mine');
      write('package.json', '{"dependencies":{"cdktf":"^0.20.0"}}');
      const { code, stderr } = await lakeport('extend', 'lakeport.yaml');
      expect(code).toBe(2);
      expect(stderr).toContain('main.ts is there already');
      expect(stderr).toContain('package.json has cdktf "^0.20.0"');
      expect(readdirSync(folder.path).sort()).toEqual([
        'lakeport.yaml',
        'main.ts',
        'package.json',
      ]);
      expect(read('main.ts')).toBe('mine');
    });

    it('wants a project file of the name that the program reads', async () => {
      write('other.yaml', projectFile());
      const { code, stderr } = await lakeport('extend', 'other.yaml');
      expect(code).toBe(2);
      expect(stderr).toContain('is not called lakeport.yaml');
      expect((await lakeport('extend', 'nowhere')).code).toBe(2);
    });
  });

  describe('lakeport render-plan', () => {
    it('reads files or stdin, and says which cannot be read', async () => {
      write(
        'plan.jsonl',
        '{"done":true,"operation":"plan","environment":"dev","failures":0,"objectsLeft":1,"rehearsal":false,"seconds":1}\n',
      );
      const { code, stdout } = await lakeport('render-plan', 'plan.jsonl');
      expect(code).toBe(0);
      expect(stdout).toBe(
        '<!-- lakeport plan -->\n\n## Plan of `dev`: no changes\n',
      );
      const missing = await lakeport('render-plan', 'gone.jsonl');
      expect(missing.code).toBe(2);
      expect(missing.stderr).toContain('gone.jsonl');
      const nothing = await lakeport('render-plan');
      expect(nothing.stdout).toContain('## Plan of `stdin`: broke off');
    });
  });
});

function withoutComments(text: string): unknown {
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => key !== '//')
        .map(([key, item]) => [key, strip(item)]),
    );
  };
  const { data = {}, ...rest } = JSON.parse(text);
  return strip({ ...rest, ...(Object.keys(data).length ? { data } : {}) });
}
