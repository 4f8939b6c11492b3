import { existsSync, mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { childEnvironment, nodeBinary } from './environment.mjs';
import { inRoot } from './paths.mjs';
import { ProcessGroup } from './processGroup.mjs';
import { registerWebhooks } from './registerWebhooks.mjs';

const GITHUB_PORT = 8099;
const DATABRICKS_PORT = 8098;
const AWS_PORT = 8097;

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    return response.ok;
  } catch {
    return false;
  }
}

/** Waits until every address answers, or until one of the processes has ended. */
async function untilReady(addresses, groups, milliseconds, signal) {
  let ended;
  for (const group of groups) {
    group.ended.then(result => {
      ended = result;
    });
  }
  const end = Date.now() + milliseconds;
  const waiting = new Set(addresses);
  while (waiting.size > 0) {
    if (ended) {
      throw new Error(`the portal ended with ${ended.code} before it was up`);
    }
    signal?.throwIfAborted();
    if (Date.now() > end) {
      throw new Error(`no answer from ${[...waiting].join(', ')}`);
    }
    for (const address of waiting) {
      if (await answers(address)) waiting.delete(address);
    }
    await sleep(250);
  }
}

function startEmulators({ data, stdio }) {
  mkdirSync(data, { recursive: true });
  return new ProcessGroup(
    nodeBinary(),
    [
      inRoot('packages/emulators/dist/emulators.cjs'),
      '--port',
      String(GITHUB_PORT),
      '--databricks-port',
      String(DATABRICKS_PORT),
      '--aws-port',
      String(AWS_PORT),
      '--databricks-seed',
      inRoot('examples/demo/databricks.json'),
      '--existing',
      inRoot('examples/demo/existing.json'),
      '--data',
      data,
      '--lakeport-package',
      inRoot('packages/cli/dist/lakeport.tgz'),
      '--demo',
      inRoot('examples/demo'),
      '--demo-skeleton',
      inRoot('templates/databricks-project/skeleton'),
    ],
    { cwd: inRoot(), env: childEnvironment(), stdio },
  );
}

/**
 * Starts the emulators and the portal with the demo's configuration.
 *
 * - `mode: 'development'`: front end (port 3000) and back end (port 7007) with
 *   live reload, as `backstage-cli repo start` does.
 * - `mode: 'built'`: the built front end served by the back end, from one origin.
 *
 * An aborted `signal` ends what was started and rejects.
 */
export async function startPortal({
  mode,
  data = inRoot('.demo'),
  stdio = 'inherit',
  extraConfigs = [],
  signal,
}) {
  const configs = [
    inRoot('app-config.yaml'),
    inRoot('app-config.demo.yaml'),
    ...extraConfigs,
    ...(existsSync(inRoot('app-config.local.yaml'))
      ? [inRoot('app-config.local.yaml')]
      : []),
  ].flatMap(file => ['--config', file]);

  const emulators = startEmulators({ data, stdio });
  const cli = inRoot('node_modules/@backstage/cli/bin/backstage-cli');
  const portal = new ProcessGroup(
    nodeBinary(),
    mode === 'development'
      ? [cli, 'repo', 'start', ...configs]
      : // The back end alone, without the restarts of `package start`.
        [
          '--require',
          inRoot('node_modules/@backstage/cli/config/nodeTransform.cjs'),
          'src/index.ts',
          ...configs,
        ],
    {
      cwd: mode === 'development' ? inRoot() : inRoot('packages/backend'),
      env: childEnvironment({ BROWSER: 'none', NODE_ENV: 'development' }),
      stdio,
    },
  );
  const groups = [emulators, portal];
  const stop = () => Promise.all(groups.map(group => group.stop()));
  const url =
    mode === 'development' ? 'http://localhost:3000' : 'http://localhost:7007';
  try {
    await untilReady(
      [
        url,
        'http://localhost:7007/.backstage/health/v1/readiness',
        `http://127.0.0.1:${GITHUB_PORT}/api/v3`,
      ],
      groups,
      300_000,
      signal,
    );
    await registerWebhooks(`http://127.0.0.1:${GITHUB_PORT}`);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    github: `http://127.0.0.1:${GITHUB_PORT}`,
    databricks: `http://127.0.0.1:${DATABRICKS_PORT}`,
    aws: `http://127.0.0.1:${AWS_PORT}`,
    ended: Promise.race(groups.map(group => group.ended)),
    stop,
  };
}
