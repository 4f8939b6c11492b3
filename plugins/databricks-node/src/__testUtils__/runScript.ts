import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Runs a script of this folder in a process of its own, for what Node reads when
 * it starts.
 *
 * @returns what it printed, as JSON
 * @throws what it printed to standard error
 */
export async function runScript(
  name: string,
  args: string[],
  env: Record<string, string>,
): Promise<unknown> {
  const { stdout } = await run(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      join(__dirname, name),
      ...args,
    ],
    { env: { ...process.env, ...env } },
  );
  return JSON.parse(stdout);
}
