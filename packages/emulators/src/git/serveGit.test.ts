import { execFileSync } from 'node:child_process';
import fs, {
  chmodSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import git from 'isomorphic-git';
import http from 'isomorphic-git/http/node';
import { TestBench } from '../__testUtils__/TestBench';

jest.setTimeout(60_000);

let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start();
});
afterAll(() => bench.stop());

describe('git over HTTP', () => {
  it('takes a push of the git command and gives it back whole', async () => {
    const folder = await bench.repository('plain', {
      'README.md': '# plain\n',
    });
    writeFileSync(join(folder, 'run.sh'), '#!/bin/sh\n');
    chmodSync(join(folder, 'run.sh'), 0o755);
    writeFileSync(join(folder, 'big.bin'), Buffer.alloc(3_000_000, 'ab01'));
    await bench.git(folder, 'add', '.');
    await bench.git(folder, 'commit', '-q', '-m', 'second');
    await bench.git(
      folder,
      'push',
      '-q',
      bench.remote('acme/plain'),
      'main',
      'main:refs/heads/side/branch',
    );

    const copy = join(bench.folder, 'copy');
    await bench.git(
      bench.folder,
      'clone',
      '-q',
      `${bench.emulators.github}/acme/plain`,
      copy,
    );
    expect(readFileSync(join(copy, 'README.md'), 'utf8')).toBe('# plain\n');
    expect(statSync(join(copy, 'run.sh')).mode & 0o111).not.toBe(0);
    expect(await bench.git(copy, 'fsck')).toBe('');
    expect(await bench.git(copy, 'branch', '-r')).toContain(
      'origin/side/branch',
    );

    const { data } = await bench
      .octokit()
      .repos.getBranch({ owner: 'acme', repo: 'plain', branch: 'side/branch' });
    expect(data.commit.commit.message).toBe('second');
    const archive = await bench.octokit().repos.downloadTarballArchive({
      owner: 'acme',
      repo: 'plain',
      ref: 'main',
    });
    const file = join(bench.folder, 'archive.tgz');
    if (!(archive.data instanceof ArrayBuffer)) {
      throw new Error('The archive is no ArrayBuffer');
    }
    writeFileSync(file, Buffer.from(archive.data));
    const names = execFileSync('tar', ['tzf', file])
      .toString()
      .trim()
      .split('\n');
    expect(new Set(names.map(name => name.split('/')[0]))).toHaveProperty(
      'size',
      1,
    );
    expect(names.some(name => name.endsWith('/run.sh'))).toBe(true);
  });

  it('takes a push of isomorphic-git, as Backstage’s publish:github makes it', async () => {
    await bench.octokit().repos.createInOrg({ org: 'acme', name: 'iso' });
    const dir = join(bench.folder, 'iso');
    mkdirSync(dir);
    writeFileSync(join(dir, 'catalog-info.yaml'), 'kind: Component\n');
    const author = { name: 'Scaffolder', email: 'scaffolder@backstage.io' };
    await git.init({ fs, dir, defaultBranch: 'main' });
    await git.add({ fs, dir, filepath: '.' });
    await git.commit({ fs, dir, message: 'initial commit', author });
    await git.addRemote({
      fs,
      dir,
      remote: 'origin',
      url: `${bench.emulators.github}/acme/iso.git`,
    });
    const asked: string[] = [];
    await git.push({
      fs,
      http,
      dir,
      remote: 'origin',
      ref: 'main',
      onAuth: url => {
        asked.push(url);
        return { username: 'x-access-token', password: 'ghs_local' };
      },
    });
    expect(asked).toHaveLength(1);
    const response = await fetch(
      `${bench.emulators.github}/api/v3/repos/acme/iso/contents/catalog-info.yaml?ref=main`,
      {
        headers: {
          accept: 'application/vnd.github.v3.raw',
          authorization: 'Bearer ghs_local',
        },
      },
    );
    expect(await response.text()).toBe('kind: Component\n');
    const again = await fetch(response.url, {
      headers: {
        accept: 'application/vnd.github.v3.raw',
        'if-none-match': response.headers.get('etag') ?? '',
      },
    });
    expect(again.status).toBe(304);
  });

  it('keeps private repositories from those without a token, and pushes from everyone without one', async () => {
    await bench.repository('secret', { a: 'x' }, { private: true });
    const url = `${bench.emulators.github}/acme/secret.git`;
    const target = join(bench.folder, 'stolen');
    await expect(
      bench.git(bench.folder, 'clone', '-q', url, target),
    ).rejects.toThrow(/could not read Username|Authentication failed/);
    await bench.git(
      bench.folder,
      'clone',
      '-q',
      bench.remote('acme/secret'),
      target,
    );
    await expect(
      bench.git(
        target,
        'push',
        '-q',
        `${bench.emulators.github}/acme/plain.git`,
        'main:other',
      ),
    ).rejects.toThrow(/could not read Username|Authentication failed/);
    const api = await fetch(
      `${bench.emulators.github}/api/v3/repos/acme/secret`,
    );
    expect(api.status).toBe(404);
    const bad = await fetch(
      `${bench.emulators.github}/api/v3/repos/acme/secret`,
      { headers: { authorization: 'token wrong' } },
    );
    expect(bad.status).toBe(401);
    expect(await bad.json()).toMatchObject({ message: 'Bad credentials' });
  });

  it('answers only on loopback names', async () => {
    const { port } = new URL(bench.emulators.github);
    const status = await new Promise(resolve => {
      const request = require('node:http').request(
        {
          host: '127.0.0.1',
          port,
          path: '/',
          headers: { host: `evil.example:${port}` },
        },
        (response: { statusCode: number; resume(): void }) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      request.end();
    });
    expect(status).toBe(421);
  });
});
