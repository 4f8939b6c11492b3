import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { childEnvironment } from './environment.mjs';
import { nodeTests } from './nodeTests.mjs';
import { inRoot } from './paths.mjs';
import { prepare } from './prepare.mjs';

const FOLDER = inRoot('node_modules/.cache/lakeport-faults');
const ENDING = '.faults.ts';

/** Leaves packages to Node, but those of this repository, whose sources are meant. */
const installedPackages = {
  name: 'installed-packages',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ kind, path }) =>
      kind === 'entry-point' || path.startsWith('@lakeport/')
        ? undefined
        : { path, external: true },
    );
  },
};

/**
 * Each suite with the plugins and the emulators in one file: their sources import
 * as bundlers do, and Node alone does not.
 */
async function bundleSuites() {
  const { build } = createRequire(inRoot('package.json'))('esbuild');
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const names = readdirSync(inRoot('e2e'))
    .filter(name => name.endsWith(ENDING))
    .sort();
  await build({
    entryPoints: names.map(name => inRoot('e2e', name)),
    outdir: FOLDER,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    sourcemap: 'inline',
    plugins: [installedPackages],
    logLevel: 'warning',
  });
  return names.map(name => `${FOLDER}/${name.replace(/\.ts$/, '.cjs')}`);
}

/**
 * `npm run test:faults`: the clients, the entity providers and the routes against
 * an estate where something goes wrong; closes with `N passed, N failed`.
 */
export async function faults() {
  await prepare();
  return nodeTests({
    ending: ENDING,
    files: await bundleSuites(),
    env: childEnvironment({ NODE_OPTIONS: '--enable-source-maps' }),
    concurrency: 3,
    // A backend in a test leaves timers behind.
    flags: ['--test-force-exit'],
  });
}
