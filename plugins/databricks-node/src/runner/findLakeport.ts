import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { NotFoundError } from '@backstage/errors';
import { z } from 'zod';

const packageFile = z.object({
  bin: z.union([z.string(), z.object({ lakeport: z.string() })]).optional(),
});

const WHAT_TO_DO =
  'In the Lakeport repository run `node scripts/bundle.mjs`; elsewhere install the npm package `lakeport`, or set databricks.lakeport.path to the bundled lakeport.cjs';

/**
 * Where the bundled `lakeport` is: the configured path, else the one of the
 * installed npm package.
 *
 * @throws NotFoundError saying where it was looked for and what to do
 */
export async function findLakeport(configured?: string): Promise<string> {
  const file = configured
    ? path.resolve(configured)
    : await installedLakeport();
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) {
    throw new NotFoundError(
      `The lakeport command line is missing: there is no file ${file}. ${WHAT_TO_DO}`,
    );
  }
  return file;
}

async function installedLakeport(): Promise<string> {
  let manifest: string;
  try {
    manifest = require.resolve('lakeport/package.json');
  } catch (error) {
    throw new NotFoundError(
      `The lakeport command line is missing: the package is not installed. ${WHAT_TO_DO}`,
      error,
    );
  }
  const { bin } = packageFile.parse(
    JSON.parse(await readFile(manifest, 'utf8')),
  );
  const file = typeof bin === 'string' ? bin : bin?.lakeport;
  return path.join(path.dirname(manifest), file ?? 'dist/lakeport.cjs');
}
