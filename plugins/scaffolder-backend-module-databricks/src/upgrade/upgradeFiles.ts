import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, isError } from '@backstage/errors';
import type { LakeportRunner } from '@lakeport/backstage-plugin-databricks-node';
import { migrateFile } from '@lakeport/project';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gt } from 'semver';
import { findingLine } from '../project/findingLine';
import { invalidProjectError } from '../project/invalidProjectError';
import { readProjectFile } from '../project/readProjectFile';
import { lockLakeport } from './lockLakeport';
import { pinLakeport } from './pinLakeport';
import type { UpgradeReport } from './UpgradeReport';

/**
 * Upgrades lakeport in a folder that holds a repository: its pin and lock; and,
 * where the version is the portal's own, the file's format and what follows from
 * it. Another version writes other files than this portal can.
 *
 * @param options - `path` of the lakeport file in the folder
 * @throws ConflictError for an older version than the one in use
 * @throws InputError for files that it cannot change
 */
export async function upgradeFiles(options: {
  folder: string;
  path: string;
  version: string;
  /** The portal's own. */
  own: string;
  lakeport: Pick<LakeportRunner, 'generate' | 'check'>;
  signal?: AbortSignal;
}): Promise<UpgradeReport> {
  const { folder, path, version, own, lakeport, signal } = options;
  const file = resolveSafeChildPath(folder, path);
  const directory = dirname(file);
  const at = (name: string) => join(dirname(path), name);
  const notes: string[] = [];

  const manifest = await readText(join(directory, 'package.json'));
  if (manifest === undefined) {
    throw new InputError(
      `There is no ${at(
        'package.json',
      )}, so nothing says which lakeport is in use`,
    );
  }
  const pinned = pinLakeport(manifest, version);
  const lock = await readText(join(directory, 'package-lock.json'));
  const locked = lock === undefined ? undefined : lockLakeport(lock, version);
  // What a range allows is in the lock.
  const from = locked?.from ?? pinned.from;
  for (const used of [from, pinned.from]) {
    if (gt(used, version)) {
      throw new ConflictError(
        `lakeport ${used} is in use, and ${version} is older; a file may say what an older one does not understand`,
      );
    }
  }
  const result = { from, to: version, migrations: [], findings: [], notes };
  if (pinned.text === manifest && (!locked || locked.text === lock)) {
    return { ...result, changed: false, generated: false };
  }
  await writeFile(join(directory, 'package.json'), pinned.text);
  if (locked) {
    await writeFile(join(directory, 'package-lock.json'), locked.text);
  } else {
    notes.push(
      'There is no package-lock.json: if another lock file is used, it has to be brought up to date before this is merged.',
    );
  }
  if (version !== own) {
    notes.push(
      `The portal has lakeport ${own}: the files that ${version} writes are not in this. Before it is merged, run \`npm install && npm run generate\` on its branch.`,
    );
    return { ...result, changed: true, generated: false };
  }

  const text = await readProjectFile(folder, path);
  const migrated = migrateFile(text);
  if (migrated.problems.length > 0) {
    throw invalidProjectError(path, migrated.problems);
  }
  if (migrated.changed) {
    await writeFile(file, migrated.text);
  }
  const { valid, problems, findings } = await lakeport.check(migrated.text, {
    signal,
  });
  if (!valid) {
    throw invalidProjectError(path, problems);
  }
  await lakeport.generate(directory, { signal });
  return {
    ...result,
    changed: true,
    generated: true,
    migrations: migrated.applied.flatMap(({ title, changes }) => [
      title,
      ...changes,
    ]),
    findings: findings.filter(({ waived }) => !waived).map(findingLine),
  };
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isError(error) && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
