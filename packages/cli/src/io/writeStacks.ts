import { readFile, rmdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { TerraformJson } from '@lakeport/project';
import { CommandError } from './CommandError';
import { describeSystemError } from './describeSystemError';
import { writeFileAtomically } from './writeFileAtomically';

const FILE = 'cdk.tf.json';

// A stack's name is the name of its folder: nothing that leads elsewhere.
const manifestSchema = z.object({
  version: z.literal(1),
  lakeport: z.string(),
  order: z.array(z.string().regex(/^[a-z0-9][a-z0-9-]*$/)),
});

interface Synthesized {
  readonly manifest: { readonly order: readonly string[] };
  readonly stacks: Readonly<Record<string, TerraformJson>>;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

async function earlierStacks(manifestPath: string): Promise<string[]> {
  let text: string;
  try {
    text = await readFile(manifestPath, 'utf8');
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
  try {
    return manifestSchema.parse(JSON.parse(text)).order;
  } catch (error) {
    throw new CommandError(
      `${manifestPath} was not written by lakeport; it would be overwritten`,
      { hint: 'Choose another folder, or remove that file.', cause: error },
    );
  }
}

async function ignoring(codes: string[], work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const code =
      error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!codes.includes(code)) throw error;
  }
}

async function removeStack(folder: string): Promise<void> {
  await ignoring(['ENOENT', 'ENOTDIR'], unlink(join(folder, FILE)));
  // Only when nothing else is in it: the rest was not written from here.
  await ignoring(['ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST'], rmdir(folder));
}

/**
 * Writes `manifest.json` and `stacks/<name>/cdk.tf.json` below a folder.
 * Stacks that an earlier run's manifest names and that are no more are
 * removed; nothing else is.
 *
 * @throws CommandError (exit code 2) when the folder cannot be written.
 */
export async function writeStacks(
  folder: string,
  { manifest, stacks }: Synthesized,
): Promise<void> {
  const manifestPath = join(folder, 'manifest.json');
  const pathOf = (name: string) => join(folder, 'stacks', name);
  const asJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  try {
    const earlier = await earlierStacks(manifestPath);
    await Promise.all(
      manifest.order.map(name =>
        writeFileAtomically(join(pathOf(name), FILE), asJson(stacks[name])),
      ),
    );
    await writeFileAtomically(manifestPath, asJson(manifest));
    for (const name of earlier) {
      if (!manifest.order.includes(name)) await removeStack(pathOf(name));
    }
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(
      `cannot write to ${folder}: ${describeSystemError(error)}`,
      { cause: error },
    );
  }
}
