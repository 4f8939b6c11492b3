import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { childEnvironment } from './environment.mjs';
import { nodeTests } from './nodeTests.mjs';
import { inRoot } from './paths.mjs';
import { withPostgres } from './postgres.mjs';
import { prepare } from './prepare.mjs';

const BUNDLE = inRoot('node_modules/.cache/lakeport-kills/portalProcess.mjs');

/** What is loaded at run time: native modules, and databases that are not used. */
const EXTERNAL = [
  'better-sqlite3',
  'mariadb/*',
  'mysql',
  'mysql2',
  'oracledb',
  'pg',
  'pg-native',
  'pg-query-stream',
  'sqlite3',
  'tedious',
];

/** A process that is killed a hundred times has to start quickly. */
export async function bundleProcess() {
  const { build } = createRequire(inRoot('package.json'))('esbuild');
  mkdirSync(dirname(BUNDLE), { recursive: true });
  await build({
    entryPoints: [inRoot('e2e/kills/portalProcess.ts')],
    outfile: BUNDLE,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    external: EXTERNAL,
    // Packages in CommonJS ask for Node's modules by require.
    banner: {
      js: "import { createRequire as bundledRequire } from 'node:module'; const require = bundledRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return BUNDLE;
}

/** `npm run test:kills`: backends that are killed; closes with `N passed, N failed`. */
export async function kills(args) {
  await prepare();
  await bundleProcess();
  return withPostgres(database =>
    nodeTests({
      ending: '.kills.ts',
      files: args,
      env: childEnvironment({
        ...database,
        LAKEPORT_KILLS_BUNDLE: BUNDLE,
        NODE_COMPILE_CACHE: `${dirname(BUNDLE)}/compiled`,
        LAKEPORT_KILLS_MIGRATIONS: inRoot(
          'plugins/databricks-backend/migrations',
        ),
      }),
      concurrency: 3,
    }),
  );
}
