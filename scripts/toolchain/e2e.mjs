import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from './chromium.mjs';
import { childEnvironment } from './environment.mjs';
import { buildFrontEnd } from './frontEnd.mjs';
import { nodeTests } from './nodeTests.mjs';
import { inRoot } from './paths.mjs';
import { startPortal } from './portal.mjs';
import { prepare } from './prepare.mjs';

/**
 * Builds the front end and serves it from the back end, so that the browser
 * sees one origin as in production; everything it keeps goes to a new folder.
 */
export async function withBuiltPortal(work) {
  const folder = mkdtempSync(join(tmpdir(), 'lakeport-e2e-'));
  const config = join(folder, 'app-config.json');
  writeFileSync(
    config,
    JSON.stringify({
      app: { baseUrl: 'http://localhost:7007' },
      backend: {
        baseUrl: 'http://localhost:7007',
        database: {
          client: 'better-sqlite3',
          connection: { directory: join(folder, 'database') },
        },
      },
      // The guest is of the platform team and sees all; somebody else does not.
      permission: { policy: 'owners-and-platform' },
      auth: {
        providers: {
          github: {
            // People of the emulated GitHub enter the portal as themselves.
            entering: {
              clientId: 'demo-portal',
              clientSecret: 'demo-portal-secret',
              enterpriseInstanceUrl: 'http://127.0.0.1:8099',
              signIn: {
                resolvers: [{ resolver: 'usernameMatchingUserEntityName' }],
              },
            },
          },
        },
      },
    }),
  );
  try {
    await buildFrontEnd();
    const asked = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.once(signal, () => asked.abort());
    }
    const portal = await startPortal({
      mode: 'built',
      data: join(folder, 'demo'),
      extraConfigs: [config],
      signal: asked.signal,
    });
    asked.signal.addEventListener('abort', () => portal.stop());
    try {
      return await work(portal, folder);
    } finally {
      await portal.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The environment in which a script of e2e/ finds the portal and the browser. */
export const portalEnvironment = portal =>
  childEnvironment({
    CHROMIUM_PATH: chromium(),
    LAKEPORT_PORTAL_URL: portal.url,
    LAKEPORT_GITHUB_URL: portal.github,
    LAKEPORT_DATABRICKS_URL: portal.databricks,
    LAKEPORT_AWS_URL: portal.aws,
    LAKEPORT_PACKAGE: inRoot('packages/cli/dist/lakeport.tgz'),
  });

/** `npm run test:e2e`: the browser tests; closes with `N passed, N failed`. */
export async function e2e(args) {
  chromium();
  await prepare();
  return withBuiltPortal(portal =>
    nodeTests({
      ending: '.e2e.ts',
      files: args,
      env: portalEnvironment(portal),
    }),
  );
}
