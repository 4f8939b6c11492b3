import { createServer, type RequestListener } from 'node:http';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

export interface RunningServer {
  /** For example `http://127.0.0.1:8099`, without a closing slash. */
  url: string;
  port: number;
  stop(): Promise<void>;
}

/**
 * Listens on loopback and nowhere else: the emulators run the commands of
 * whoever can push to them, so they must not be reachable from outside.
 *
 * @throws when `host` is not a loopback address, or the port is taken.
 */
export async function startHttpServer(
  listener: RequestListener,
  options: { port: number; host?: string },
): Promise<RunningServer> {
  const host = options.host ?? '127.0.0.1';
  if (!LOOPBACK.includes(host)) {
    throw new Error(
      `The emulators run what is pushed to them and listen on loopback only: host is "${host}", use 127.0.0.1`,
    );
  }
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The server has no TCP address');
  }
  const shown = host === '::1' ? '[::1]' : host;
  return {
    url: `http://${shown}:${address.port}`,
    port: address.port,
    stop: () =>
      new Promise<void>((resolve, reject) => {
        server.close(error => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
