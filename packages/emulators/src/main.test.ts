import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

jest.setTimeout(60_000);

let folder: string;
let program: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lakeport-main-'));
  program = join(folder, 'emulators.cjs');
  buildSync({
    entryPoints: [join(__dirname, 'main.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    logLevel: 'error',
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (...args: string[]) =>
  spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const ended = (child: ChildProcess) =>
  new Promise<number | null>(resolve =>
    child.once('exit', code => resolve(code)),
  );

async function text(child: ChildProcess, stream: 'stdout' | 'stderr') {
  let all = '';
  child[stream]?.on('data', chunk => {
    all += chunk;
  });
  await ended(child);
  return all;
}

describe('the bundled program', () => {
  it('says when it is ready and ends cleanly on SIGTERM', async () => {
    const child = start(
      '--port',
      '0',
      '--databricks-port',
      '0',
      '--data',
      join(folder, 'data'),
    );
    const line = await new Promise<string>(resolve =>
      child.stdout.once('data', chunk => resolve(String(chunk))),
    );
    const ready = JSON.parse(line);
    expect(ready).toMatchObject({
      ready: true,
      rehearsal: true,
      github: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      databricks: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      aws: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    });
    expect((await fetch(`${ready.github}/api/v3`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
    await expect(fetch(ready.github)).rejects.toThrow();
  });

  it('starts a made-up estate as well', async () => {
    const child = start(
      'estate',
      ...['--databricks-port', '0', '--aws-port', '0', '--tables', '10'],
    );
    const line = await new Promise<string>(resolve =>
      child.stdout.once('data', chunk => resolve(String(chunk))),
    );
    expect(JSON.parse(line)).toMatchObject({
      ready: true,
      size: { workspaces: 100, tables: 10 },
      config: { databricks: { accounts: [{ clientId: 'estate' }] } },
    });
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);

    const wrong = start('estate', '--tables', 'many');
    expect(await text(wrong, 'stderr')).toContain(
      '--tables must be a whole number, not "many"',
    );
  });

  it('listens nowhere but on loopback', async () => {
    const child = start(
      '--host',
      '0.0.0.0',
      '--port',
      '0',
      '--databricks-port',
      '0',
      '--data',
      join(folder, 'other'),
    );
    const [code, message] = await Promise.all([
      ended(child),
      text(child, 'stderr'),
    ]);
    expect(code).toBe(2);
    expect(message).toContain('listen on loopback only');
  });
});
