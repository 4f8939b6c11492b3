import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How a child process ended. */
export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

const PACKAGE = join(__dirname, '..', '..');

let bundled: string | undefined;

/** The command as people get it: one file, here unminified and in a folder of its own. */
function bundle(): string {
  if (!bundled) {
    bundled = join(
      mkdtempSync(join(tmpdir(), 'lakeport-test-')),
      'lakeport.cjs',
    );
    execFileSync(
      process.execPath,
      [
        require.resolve('esbuild/bin/esbuild'),
        'src/main.ts',
        '--bundle',
        '--platform=node',
        '--target=node20',
        '--format=cjs',
        '--log-level=error',
        '--define:process.env.LAKEPORT_VERSION="1.2.3"',
        `--outfile=${bundled}`,
      ],
      { cwd: PACKAGE },
    );
  }
  return bundled;
}

/** Runs the bundled command as a process of its own, with no terminal. */
export function runLakeport(
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  return new Promise(resolve => {
    const child = execFile(
      process.execPath,
      [bundle(), ...args],
      {
        cwd: options.cwd,
        env: {
          ...process.env,
          LAKEPORT_REHEARSAL_ACCOUNT: undefined,
          LAKEPORT_REHEARSAL_DIR: undefined,
          ...options.env,
        },
        maxBuffer: 64 * 1024 * 1024,
      },
      (error, stdout, stderr) => {
        const code = error ? Number(error.code ?? -1) : 0;
        resolve({ code, stdout, stderr });
      },
    );
    child.stdin?.end();
  });
}
