import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment, nodeBinary } from './environment.mjs';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';

const STAMP = inRoot('packages/cli/dist/.bundle');

const OUTPUTS = [
  inRoot('packages/cli/dist/bin.cjs'),
  inRoot('packages/cli/dist/lakeport.cjs'),
  inRoot('packages/cli/dist/lakeport.tgz'),
  inRoot('packages/emulators/dist/emulators.cjs'),
];

/** What goes into the bundles: a change in any of it makes them anew. */
const SOURCES = [
  'packages/project',
  'packages/topology',
  'packages/infra',
  'packages/rehearsal',
  'packages/cli',
  'packages/emulators',
];

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return /\.test\.tsx?$/.test(entry.name) ? [] : [path];
  });
}

function digestOfSources() {
  const hash = createHash('sha256');
  const files = SOURCES.flatMap(room => [
    inRoot(room, 'package.json'),
    ...filesBelow(inRoot(room, 'src')),
    ...filesBelow(inRoot(room, 'scripts')),
  ]);
  for (const file of [inRoot('scripts/bundle.mjs'), ...files].sort()) {
    hash.update(file.slice(inRoot().length)).update('\0');
    hash.update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Bundles and packs `lakeport` and bundles the emulators, when their sources have changed. */
export async function bundle() {
  const digest = digestOfSources();
  const made =
    OUTPUTS.every(existsSync) &&
    existsSync(STAMP) &&
    readFileSync(STAMP, 'utf8') === digest;
  if (made) return;
  const { code, output } = await run(
    nodeBinary(),
    [inRoot('scripts/bundle.mjs')],
    { capture: true, cwd: inRoot(), env: childEnvironment() },
  );
  if (code !== 0) throw new Error(`${output}\nbundling failed (above)`);
  writeFileSync(STAMP, digest);
}
