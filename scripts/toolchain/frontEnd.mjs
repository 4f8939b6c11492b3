import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digestOf, filesBelow, isProduct, stampOf } from './digest.mjs';
import { childEnvironment, nodeBinary } from './environment.mjs';
import { inRoot } from './paths.mjs';
import { manifests, rooms } from './rooms.mjs';
import { run } from './run.mjs';

// Not in packages/app/dist: all of that is served.
const STAMP = inRoot('node_modules/.cache/lakeport/front-end');

const digestOfSources = () =>
  digestOf(
    [
      inRoot('app-config.yaml'),
      ...[inRoot('app-config.local.yaml')].filter(existsSync),
      ...manifests(),
      ...filesBelow(inRoot('packages/app/public')),
      ...rooms().flatMap(room => filesBelow(join(room, 'src'), isProduct)),
    ].sort(),
  );

/**
 * Runs a build that makes the front end (packages/app/dist) among other things,
 * and remembers of what it was made. Returns the build's exit code.
 */
export async function buildingFrontEnd(build) {
  const digest = digestOfSources();
  rmSync(STAMP, { force: true });
  const code = await build();
  if (code === 0) {
    mkdirSync(dirname(STAMP), { recursive: true });
    writeFileSync(STAMP, digest);
  }
  return code;
}

/**
 * Builds the front end when it is not built of these sources already. The back
 * end that serves it gives it its configuration, so one build serves them all.
 */
export async function buildFrontEnd() {
  const isBuilt =
    existsSync(inRoot('packages/app/dist/index.html')) &&
    stampOf(STAMP) === digestOfSources();
  if (isBuilt) return;
  const code = await buildingFrontEnd(async () => {
    const built = await run(
      nodeBinary(),
      [
        inRoot('node_modules/@backstage/cli/bin/backstage-cli'),
        'package',
        'build',
      ],
      { cwd: inRoot('packages/app'), env: childEnvironment() },
    );
    return built.code;
  });
  if (code !== 0) throw new Error('the front end did not build (above)');
}
