import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { childEnvironment } from './environment.mjs';
import { nodeTests } from './nodeTests.mjs';
import { inRoot } from './paths.mjs';
import { prepare } from './prepare.mjs';

const FOLDER = inRoot('node_modules/.cache/lakeport-faults');

/**
 * The suite with the clients of the plugins and the emulators in one file: their
 * sources import as bundlers do, and Node alone does not.
 */
async function bundleSuite() {
  const { build } = createRequire(inRoot('package.json'))('esbuild');
  mkdirSync(FOLDER, { recursive: true });
  const outfile = `${FOLDER}/estate.faults.mjs`;
  await build({
    entryPoints: [inRoot('e2e/estate.faults.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    sourcemap: 'inline',
    banner: {
      js: "import { createRequire as bundledRequire } from 'node:module'; const require = bundledRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return outfile;
}

/**
 * `npm run test:faults`: the clients against an estate where something goes
 * wrong; closes with `N passed, N failed`.
 */
export async function faults() {
  await prepare();
  return nodeTests({
    ending: '.faults.ts',
    files: [await bundleSuite()],
    env: childEnvironment({ NODE_OPTIONS: '--enable-source-maps' }),
  });
}
