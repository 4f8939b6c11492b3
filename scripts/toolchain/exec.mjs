import { childEnvironment, nodeBinary } from './environment.mjs';
import { inRoot } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { run } from './run.mjs';

/** Runs a program of node_modules/.bin, or `node`, with the pinned toolchain. */
export async function exec([program, ...args]) {
  await prepare();
  const file =
    program === 'node' ? nodeBinary() : inRoot('node_modules/.bin', program);
  const { code } = await run(file, args, {
    cwd: inRoot(),
    env: childEnvironment(),
  });
  return code;
}
