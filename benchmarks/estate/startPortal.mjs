import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
/** Below node_modules, so that what is not bundled is found from there. */
const work = join(here, '../../node_modules/.cache/lakeport-benchmark-estate');
const bundle = join(work, 'portal.cjs');

/** Lakeport's own packages as built code; all others as they are installed. */
export async function buildPortal() {
  mkdirSync(work, { recursive: true });
  await build({
    entryPoints: [join(here, 'portal.mjs')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    sourcemap: true,
    plugins: [
      {
        name: 'installed-packages',
        setup({ onResolve }) {
          onResolve({ filter: /^[^./#]/ }, ({ path, kind }) =>
            kind === 'entry-point' || path.startsWith('@lakeport/')
              ? undefined
              : { path, external: true },
          );
        },
      },
    ],
    logLevel: 'error',
  });
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/**
 * Starts it and waits until it is ready.
 *
 * @param options - `config`: what is laid over the sections that every backend has
 */
export async function startPortal({
  config,
  folder,
  withEntities,
  flags,
  logLevel = 'warn',
}) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const file = join(folder, `app-config-${port}.json`);
  const { database, ...others } = config;
  writeFileSync(
    file,
    JSON.stringify({
      app: { baseUrl: url },
      permission: { enabled: true },
      auth: { providers: { header: {} } },
      ...others,
      backend: {
        baseUrl: url,
        listen: { host: '127.0.0.1', port },
        database,
      },
    }),
  );
  const child = spawn(
    process.execPath,
    [...(flags ?? []), bundle, '--config', file],
    {
      cwd: join(here, '../..'),
      env: {
        ...process.env,
        NODE_ENV: 'production',
        LOG_LEVEL: logLevel,
        ...(withEntities && { LAKEPORT_BENCHMARK_ENTITIES: '1' }),
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  const said = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', text => said.push(String(text)));
  }
  const [word] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => ['']),
  ]);
  if (word !== 'up') {
    throw new Error(`The backend does not start: ${said.join('')}`);
  }
  return {
    url,
    said: () => said.join(''),
    async tokenOf(name) {
      const response = await fetch(`${url}/api/auth/header/refresh`, {
        headers: { 'x-name': name, 'x-requested-with': 'XMLHttpRequest' },
      });
      const body = await response.json();
      if (!response.ok) throw new Error(JSON.stringify(body));
      return body.backstageIdentity.token;
    },
    /** Processor time so far, in milliseconds. */
    async processorMs() {
      child.send('processor');
      const [answer] = await once(child, 'message');
      return answer;
    },
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
