import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const EMULATORS = join(
  import.meta.dirname,
  '../packages/emulators/dist/emulators.cjs',
);

/** GitHub, Databricks, AWS and one rehearsal account, in a process of their own. */
export interface StartedEmulators {
  readonly github: string;
  readonly databricks: string;
  /** EC2's read side and STS. */
  readonly aws: string;
  /** Path of the file that `LAKEPORT_REHEARSAL_ACCOUNT` names. */
  readonly rehearsalAccount: string;
  /** For files of a test; gone with the emulators. */
  readonly folder: string;
  stop(): Promise<void>;
}

/** Starts the emulators on any free ports, with what they keep in a new folder. */
export async function startEmulators(
  ...more: string[]
): Promise<StartedEmulators> {
  const folder = mkdtempSync(join(tmpdir(), 'lakeport-emulators-'));
  const child = spawn(
    process.execPath,
    [
      EMULATORS,
      '--data',
      join(folder, 'emulators'),
      '--port',
      '0',
      '--databricks-port',
      '0',
      ...more,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const started = await new Promise<{
    github: string;
    databricks: string;
    aws: string;
    rehearsalAccount: string;
  }>((found, failed) => {
    child.once('exit', code =>
      failed(new Error(`the emulators ended with ${code}`)),
    );
    createInterface({ input: child.stdout }).once('line', line =>
      found(JSON.parse(line)),
    );
  });
  return {
    ...started,
    folder,
    async stop() {
      const ended = new Promise(done => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
