import { childEnvironment } from './environment.mjs';
import { nodeTests } from './nodeTests.mjs';
import { prepare } from './prepare.mjs';

/** `npm run test:rehearsals`: the long suites on the real Terraform engine. */
export async function rehearsals(args) {
  await prepare();
  return nodeTests({
    ending: '.rehearsal.ts',
    files: args,
    env: childEnvironment(),
    concurrency: 2,
  });
}
