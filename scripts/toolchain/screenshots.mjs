import { nodeBinary } from './environment.mjs';
import { chromium } from './chromium.mjs';
import { portalEnvironment, withBuiltPortal } from './e2e.mjs';
import { inRoot } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { run } from './run.mjs';

/** `npm run screenshots`: takes the pictures of the docs from the running portal. */
export async function screenshots() {
  chromium();
  await prepare();
  return withBuiltPortal(async portal => {
    const { code } = await run(nodeBinary(), [inRoot('e2e/screenshots.ts')], {
      cwd: inRoot(),
      env: portalEnvironment(portal),
    });
    return code;
  });
}
