import { execFile } from 'node:child_process';
import { join } from 'node:path';

const BUNDLE = join(import.meta.dirname, '../packages/cli/dist/lakeport.cjs');

/** What a run of the packed command line ended with. */
export interface LakeportResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the packed `lakeport` as a process of its own, without a terminal. */
export function lakeport(...args: string[]): Promise<LakeportResult> {
  return lakeportWith({}, ...args);
}

/** The same, with more in its environment. */
export function lakeportWith(
  env: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<LakeportResult> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [BUNDLE, ...args],
      {
        maxBuffer: 64 * 1024 * 1024,
        env: { ...process.env, NO_COLOR: '1', ...env },
      },
      (error, stdout, stderr) => {
        const code = error ? error.code : 0;
        if (typeof code === 'number') {
          resolve({ code, stdout, stderr });
        } else {
          reject(error);
        }
      },
    );
  });
}
