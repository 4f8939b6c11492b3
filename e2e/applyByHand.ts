import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Configuration } from './handMade.ts';

const run = promisify(execFile);

/**
 * Applies a configuration on a rehearsal account as anybody would who has
 * Terraform, and throws its state away.
 *
 * @param account - the file that `LAKEPORT_REHEARSAL_ACCOUNT` names
 * @returns its outputs, as texts
 */
export async function applyByHand(
  account: string,
  configuration: Configuration,
): Promise<Record<string, string>> {
  const { reattach }: { reattach: object } = JSON.parse(
    readFileSync(account, 'utf8'),
  );
  const folder = mkdtempSync(join(tmpdir(), 'by-hand-'));
  const env = {
    ...process.env,
    CHECKPOINT_DISABLE: '1',
    TF_CLI_CONFIG_FILE: '/dev/null',
    TF_REATTACH_PROVIDERS: JSON.stringify(reattach),
  };
  const terraform = (...args: string[]) =>
    run(process.env.LAKEPORT_TERRAFORM ?? 'terraform', args, {
      cwd: folder,
      env,
      maxBuffer: 64 * 1024 * 1024,
    }).catch(error => {
      // What it was about to do is longer than anybody reads.
      throw new Error(String(error.stderr ?? error));
    });
  try {
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(configuration));
    await terraform('init', '-input=false', '-no-color');
    await terraform('apply', '-input=false', '-no-color', '-auto-approve');
    const { stdout } = await terraform('output', '-json');
    const outputs: Record<string, { value: unknown }> = JSON.parse(stdout);
    return Object.fromEntries(
      Object.entries(outputs).map(([name, { value }]) => [name, String(value)]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
