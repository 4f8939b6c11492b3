import { createMockDirectory } from '@backstage/backend-test-utils';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFileText } from '../__testUtils__/projectFileText';
import { upgradeFiles } from './upgradeFiles';

const MANIFEST = `{
    "name": "payments",
    "devDependencies": {
        "lakeport": "0.1.0",
        "prettier": "^3.0.0"
    }
}
`;
const LOCK = JSON.stringify({
  name: 'payments',
  lockfileVersion: 2,
  packages: {
    '': { devDependencies: { lakeport: '0.1.0', prettier: '^3.0.0' } },
    'node_modules/lakeport': {
      version: '0.1.0',
      resolved: 'https://registry.npmjs.org/lakeport/-/lakeport-0.1.0.tgz',
      integrity: 'sha512-of-the-old-one',
      dev: true,
      bin: { lakeport: 'dist/bin.cjs' },
    },
    'node_modules/prettier': {
      version: '3.0.0',
      resolved: 'https://registry.npmjs.org/prettier/-/prettier-3.0.0.tgz',
      integrity: 'sha512-of-prettier',
    },
  },
  dependencies: {
    lakeport: {
      version: '0.1.0',
      resolved: 'https://registry.npmjs.org/lakeport/-/lakeport-0.1.0.tgz',
      integrity: 'sha512-of-the-old-one',
    },
  },
});

describe('upgradeFiles', () => {
  const directory = createMockDirectory();
  const generated: string[] = [];
  const FILES = {
    'lakeport.yaml': projectFileText(),
    'package.json': MANIFEST,
    'package-lock.json': LOCK,
  };

  async function upgrade(
    files: Record<string, string> = FILES,
    options: { version?: string; own?: string; valid?: boolean } = {},
  ) {
    generated.splice(0);
    directory.setContent(files);
    const { version = '0.2.0', own = version, valid = true } = options;
    return upgradeFiles({
      folder: directory.path,
      path: 'lakeport.yaml',
      version,
      own,
      lakeport: {
        check: async () => ({
          valid,
          problems: valid
            ? []
            : [{ path: 'spec', message: 'no', hint: 'so', line: 1, column: 1 }],
          findings: [],
        }),
        generate: async folder => {
          generated.push(folder);
          return [];
        },
      },
    });
  }
  const read = (path: string) =>
    readFileSync(join(directory.path, path), 'utf8');

  it('pins, locks and generates, and keeps everything else', async () => {
    await expect(upgrade()).resolves.toMatchObject({
      from: '0.1.0',
      to: '0.2.0',
      changed: true,
      generated: true,
    });
    expect(read('package.json')).toBe(MANIFEST.replace('0.1.0', '0.2.0'));
    const lock = JSON.parse(read('package-lock.json'));
    expect(lock.packages['']).toEqual({
      devDependencies: { lakeport: '0.2.0', prettier: '^3.0.0' },
    });
    expect(lock.packages['node_modules/lakeport']).toEqual({
      version: '0.2.0',
      dev: true,
      bin: { lakeport: 'dist/bin.cjs' },
    });
    expect(lock.dependencies.lakeport).toEqual({ version: '0.2.0' });
    expect(lock.packages['node_modules/prettier'].integrity).toBe(
      'sha512-of-prettier',
    );
    expect(read('package-lock.json')).not.toContain('of-the-old-one');
    expect(generated).toEqual([directory.path]);
    // Again, there is nothing to do.
    const files = {
      'package.json': read('package.json'),
      'package-lock.json': read('package-lock.json'),
    };
    await expect(upgrade({ ...FILES, ...files })).resolves.toMatchObject({
      changed: false,
    });
    expect(read('package-lock.json')).toBe(files['package-lock.json']);
    expect(generated).toEqual([]);
  });

  it('leaves a repository alone that has the version', async () => {
    await expect(
      upgrade(FILES, { version: '0.1.0', own: '0.1.0' }),
    ).resolves.toMatchObject({ changed: false });
    expect(read('package-lock.json')).toBe(LOCK);
    expect(generated).toEqual([]);
  });

  it('refuses an older version than the pin, or than the lock', async () => {
    await expect(upgrade(FILES, { version: '0.0.9' })).rejects.toThrow(
      'lakeport 0.1.0 is in use, and 0.0.9 is older',
    );
    await expect(
      upgrade({
        ...FILES,
        'package.json': MANIFEST.replace('0.1.0', '^0.1.0'),
        'package-lock.json': LOCK.replaceAll('"0.1.0"', '"0.3.0"'),
      }),
    ).rejects.toThrow('lakeport 0.3.0 is in use, and 0.2.0 is older');
    await expect(upgrade(FILES, { version: '0.1.0-rc.1' })).rejects.toThrow(
      'is older',
    );
    expect(read('package.json')).toBe(MANIFEST);
  });

  it.each(['^0.1.0', '~0.1.0', '=0.1.0'])('pins a range: %s', async range => {
    await upgrade({
      ...FILES,
      'package.json': MANIFEST.replace('0.1.0', range),
    });
    expect(read('package.json')).toBe(MANIFEST.replace('0.1.0', '0.2.0'));
  });

  it.each([
    '*',
    'latest',
    '>=0.1.0 <1',
    '0.1',
    '0.1.x',
    '',
    'file:../lakeport',
    'github:acme/lakeport#main',
    'npm:other@0.1.0',
    '0.1.0 || 0.2.0',
  ])('refuses a range that says nothing of a version: %j', async range => {
    await expect(
      upgrade({ ...FILES, 'package.json': MANIFEST.replace('0.1.0', range) }),
    ).rejects.toThrow(
      `asks for lakeport ${JSON.stringify(range)}, which does not say which`,
    );
    expect(read('package-lock.json')).toBe(LOCK);
  });

  it.each([
    [{ 'package.json': '{' }, 'package.json is no JSON'],
    [{ 'package.json': '[]' }, 'package.json is no JSON object'],
    [{ 'package.json': '{}' }, 'does not ask for lakeport'],
    [
      { 'package.json': '{"devDependencies": ["lakeport"]}' },
      'devDependencies that are no names with versions',
    ],
    [
      {
        'package.json':
          '{"dependencies":{"lakeport":"0.1.0"},"devDependencies":{"lakeport":"0.1.0"}}',
      },
      'asks for lakeport twice',
    ],
    [{ 'package-lock.json': '{}' }, 'does not have lakeport'],
    [
      {
        'package-lock.json':
          '{"packages":{"node_modules/lakeport":{"version":"0.1.0","link":true}}}',
      },
      'from elsewhere than a registry',
    ],
    [
      {
        'package-lock.json':
          '{"packages":{"node_modules/lakeport":{"version":"file:x"}}}',
      },
      'from elsewhere than a registry',
    ],
    [{ 'lakeport.yaml': 'apiVersion: lakeport.dev/v9\n' }, 'lakeport.dev/v9'],
  ])('says what is wrong with %j', async (files, said) => {
    await expect(upgrade({ ...FILES, ...files })).rejects.toThrow(said);
  });

  it('says that there is no package.json, or that the file is wrong', async () => {
    await expect(
      upgrade({ 'lakeport.yaml': projectFileText() }),
    ).rejects.toThrow('There is no package.json');
    await expect(upgrade(FILES, { valid: false })).rejects.toThrow(
      'lakeport.yaml has 1 problem:\n- spec: no; so',
    );
  });

  it('only pins a version that is not the portal’s own', async () => {
    const report = await upgrade(FILES, { version: '0.2.0', own: '0.3.0' });
    expect(report).toMatchObject({ changed: true, generated: false });
    expect(report.notes).toEqual([
      expect.stringContaining('npm install && npm run generate'),
    ]);
    expect(generated).toEqual([]);
  });

  it('says that there is another lock to bring up to date', async () => {
    const { 'package-lock.json': _, ...files } = FILES;
    const report = await upgrade(files);
    expect(report.notes).toEqual([
      expect.stringContaining('There is no package-lock.json'),
    ]);
  });
});
