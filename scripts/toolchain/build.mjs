import { childEnvironment, nodeBinary } from './environment.mjs';
import { buildingFrontEnd } from './frontEnd.mjs';
import { inRoot } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { run } from './run.mjs';
import { emitTypes } from './types.mjs';

/** Builds everything for production: packages, plugins, the portal. */
export async function build(args) {
  await prepare();
  const typed = await emitTypes();
  if (typed !== 0) return typed;
  return buildingFrontEnd(async () => {
    const { code } = await run(
      nodeBinary(),
      [
        inRoot('node_modules/@backstage/cli/bin/backstage-cli'),
        'repo',
        'build',
        '--all',
        ...args,
      ],
      { cwd: inRoot(), env: childEnvironment() },
    );
    return code;
  });
}
