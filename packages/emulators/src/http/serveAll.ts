import type { RequestListener } from 'node:http';
import { startHttpServer, type RunningServer } from './startHttpServer';

/** A server whose application is made once its own address is known; until then it answers 503. */
export interface LateServer extends RunningServer {
  use(listener: RequestListener): void;
}

async function serve(
  port: number,
  host: string | undefined,
): Promise<LateServer> {
  let app: RequestListener = (_req, res) => {
    res.statusCode = 503;
    res.end();
  };
  const server = await startHttpServer((req, res) => app(req, res), {
    port,
    host,
  });
  return {
    ...server,
    use: listener => {
      app = listener;
    },
  };
}

/**
 * Starts several servers, or none of them.
 *
 * @throws as {@link startHttpServer} for the first one that fails
 */
export async function serveAll(
  ports: readonly number[],
  host: string | undefined,
): Promise<LateServer[]> {
  const started = await Promise.allSettled(
    ports.map(port => serve(port, host)),
  );
  const failed = started.find(({ status }) => status === 'rejected');
  const running = started.flatMap(result =>
    result.status === 'fulfilled' ? result.value : [],
  );
  if (failed?.status === 'rejected') {
    await Promise.all(running.map(server => server.stop()));
    throw failed.reason;
  }
  return running;
}
