import { existsSync, writeFileSync } from 'node:fs';
import { digestOf, filesBelow, isProduct, stampOf } from './digest.mjs';
import { childEnvironment, nodeBinary } from './environment.mjs';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';

const STAMP = inRoot('packages/cli/dist/.bundle');

const OUTPUTS = [
  inRoot('packages/cli/dist/bin.cjs'),
  inRoot('packages/cli/dist/lakeport.cjs'),
  inRoot('packages/cli/dist/lakeport.tgz'),
  inRoot('packages/emulators/dist/emulators.cjs'),
  inRoot('packages/emulators/dist/index.cjs'),
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

const digestOfSources = () =>
  digestOf(
    [
      inRoot('scripts/bundle.mjs'),
      ...SOURCES.flatMap(room => [
        inRoot(room, 'package.json'),
        ...filesBelow(inRoot(room, 'src'), isProduct),
        ...filesBelow(inRoot(room, 'scripts'), isProduct),
      ]),
    ].sort(),
  );

/** Bundles and packs `lakeport` and bundles the emulators, when their sources have changed. */
export async function bundle() {
  const digest = digestOfSources();
  if (OUTPUTS.every(existsSync) && stampOf(STAMP) === digest) return;
  const { code, output } = await run(
    nodeBinary(),
    [inRoot('scripts/bundle.mjs')],
    { capture: true, cwd: inRoot(), env: childEnvironment() },
  );
  if (code !== 0) throw new Error(`${output}\nbundling failed (above)`);
  writeFileSync(STAMP, digest);
}
