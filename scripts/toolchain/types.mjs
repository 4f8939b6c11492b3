import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf, filesBelow, stampOf } from './digest.mjs';
import { childEnvironment, nodeBinary } from './environment.mjs';
import { inRoot } from './paths.mjs';
import { manifests, rooms } from './rooms.mjs';
import { prepare } from './prepare.mjs';
import { run } from './run.mjs';

const STAMP = inRoot('dist-types/.sources');

/** What tsconfig.json includes. */
const digestOfSources = () =>
  digestOf(
    [
      inRoot('tsconfig.json'),
      ...manifests(),
      ...filesBelow(inRoot('e2e')),
      ...rooms().flatMap(room => [
        ...['src', 'dev', 'migrations'].flatMap(folder =>
          filesBelow(join(room, folder)),
        ),
        ...[join(room, 'config.d.ts')].filter(existsSync),
      ]),
    ].sort(),
  );

/**
 * Checks the types of everything and writes the declarations that packages and
 * API reports are made from (dist-types); nothing when they are made from these
 * sources already. Returns the exit code of the compiler.
 */
export async function emitTypes() {
  const digest = digestOfSources();
  if (stampOf(STAMP) === digest) return 0;
  rmSync(STAMP, { force: true });
  const { code } = await run(
    nodeBinary(),
    [inRoot('node_modules/typescript/bin/tsc'), '--incremental', 'false'],
    { cwd: inRoot(), env: childEnvironment() },
  );
  if (code === 0) writeFileSync(STAMP, digest);
  return code;
}

/** The same as a command, in any checkout. */
export async function types() {
  await prepare();
  return emitTypes();
}
