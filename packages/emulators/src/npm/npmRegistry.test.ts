import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestBench } from '../__testUtils__/TestBench';

jest.setTimeout(90_000);

let bench: TestBench;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lakeport-npm-'));
  const source = join(folder, 'package');
  mkdirSync(join(source, 'dist'), { recursive: true });
  writeFileSync(
    join(source, 'package.json'),
    JSON.stringify({
      name: 'lakeport',
      version: '1.2.3',
      bin: { lakeport: 'dist/lakeport.cjs' },
    }),
  );
  writeFileSync(
    join(source, 'dist', 'lakeport.cjs'),
    '#!/usr/bin/env node\nconsole.log("lakeport", process.argv.slice(2).join(" "));\n',
    { mode: 0o755 },
  );
  const file = join(folder, 'lakeport.tgz');
  execFileSync('tar', ['czf', file, '-C', folder, 'package']);
  bench = await TestBench.start({ lakeportPackage: file });
});
afterAll(async () => {
  await bench.stop();
  rmSync(folder, { recursive: true, force: true });
});

const LOCK = {
  name: 'generated',
  lockfileVersion: 3,
  requires: true,
  packages: {
    '': { name: 'generated', devDependencies: { lakeport: '1.2.3' } },
    'node_modules/lakeport': {
      version: '1.2.3',
      dev: true,
      bin: { lakeport: 'dist/lakeport.cjs' },
    },
  },
};

describe('the npm registry', () => {
  it('serves the packed lakeport and nothing else', async () => {
    const npm = `${bench.emulators.github}/npm`;
    expect(await (await fetch(`${npm}/lakeport`)).json()).toMatchObject({
      'dist-tags': { latest: '1.2.3' },
      versions: {
        '1.2.3': { dist: { integrity: expect.stringMatching(/^sha512-/) } },
      },
    });
    expect((await fetch(`${npm}/left-pad`)).status).toBe(404);
  });

  it.each([
    ['a lock without addresses', LOCK],
    [
      'a lock with another registry’s address',
      {
        ...LOCK,
        packages: {
          ...LOCK.packages,
          'node_modules/lakeport': {
            ...LOCK.packages['node_modules/lakeport'],
            resolved: 'https://packages.example/lakeport/-/lakeport-1.2.3.tgz',
          },
        },
      },
    ],
  ])('lets a workflow run a real npm ci with %s', async (_name, lock) => {
    const repo = `npm-${
      'resolved' in lock.packages['node_modules/lakeport'] ? 'b' : 'a'
    }`;
    await bench.repository(repo, {
      'package.json': JSON.stringify({
        name: 'generated',
        private: true,
        devDependencies: { lakeport: '1.2.3' },
      }),
      'package-lock.json': JSON.stringify(lock),
      '.github/workflows/deploy.yml': `on: workflow_dispatch
jobs:
  plan:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: npm ci
      - run: npx lakeport plan lakeport.yaml
`,
    });
    const id = await bench.dispatch(repo);
    const run = await bench.finished(repo, id);
    const log = await bench.log(repo, id);
    expect([run.conclusion, log]).toEqual([
      'success',
      expect.stringMatching(/Z lakeport plan lakeport\.yaml$/m),
    ]);
  });
});
