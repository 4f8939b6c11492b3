import { childEnvironment, nodeBinary } from './environment.mjs';
import { inRoot } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { run } from './run.mjs';

/** Builds everything for production: packages, plugins, the portal. */
export async function build(args) {
  await prepare();
  const env = childEnvironment();
  const types = await run(
    nodeBinary(),
    [inRoot('node_modules/typescript/bin/tsc'), '--incremental', 'false'],
    { cwd: inRoot(), env },
  );
  if (types.code !== 0) return types.code;
  const { code } = await run(
    nodeBinary(),
    [
      inRoot('node_modules/@backstage/cli/bin/backstage-cli'),
      'repo',
      'build',
      '--all',
      ...args,
    ],
    { cwd: inRoot(), env },
  );
  return code;
}
