import { childEnvironment, nodeBinary } from './environment.mjs';
import { inRoot } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { run } from './run.mjs';

/** Runs the bundled `lakeport` in the folder that the person called from. */
export async function lakeport(args) {
  await prepare();
  const { code } = await run(
    nodeBinary(),
    [inRoot('packages/cli/dist/bin.cjs'), ...args],
    { cwd: process.env.INIT_CWD ?? process.cwd(), env: childEnvironment() },
  );
  return code;
}
