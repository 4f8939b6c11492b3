import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** How a child process ended. */
export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** The command as people get it. The scripts of the repository's root bundle it before a test runs. */
const BUNDLE = join(__dirname, '..', '..', 'dist', 'lakeport.cjs');

/** A running command. */
export interface Running {
  ended: Promise<Ended>;
  /** Waits for a line on stdout. */
  line(wanted: (line: string) => boolean): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
}

/** Starts the bundled command as a process of its own, with no terminal. */
export function startLakeport(
  args: string[],
  options: RunOptions = {},
): Running {
  if (!existsSync(BUNDLE)) {
    throw new Error(
      `${BUNDLE} is not there; build it with "node scripts/bundle.mjs"`,
    );
  }
  const child = spawn(process.execPath, [BUNDLE, ...args], {
    cwd: options.cwd,
    env: {
      ...process.env,
      LAKEPORT_REHEARSAL_ACCOUNT: undefined,
      LAKEPORT_REHEARSAL_DIR: undefined,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', text => {
    said.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', text => {
    said.stderr += text;
  });
  return {
    ended: new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', code => resolve({ code: code ?? -1, ...said }));
    }),
    line: wanted =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (said.stdout.split('\n').slice(0, -1).some(wanted)) resolve();
        };
        child.stdout.on('data', look);
        child.on('close', () => reject(new Error('it ended before that line')));
        look();
      }),
    kill: signal => {
      child.kill(signal);
    },
  };
}

/** Runs the bundled command to its end. */
export function runLakeport(
  args: string[],
  options: RunOptions = {},
): Promise<Ended> {
  return startLakeport(args, options).ended;
}
