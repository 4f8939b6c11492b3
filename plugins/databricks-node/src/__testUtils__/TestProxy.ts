import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';

/** A forward proxy on loopback that tells where it was asked to. */
export class TestProxy {
  /** Host and port of each request or tunnel. */
  readonly targets: string[] = [];
  readonly url: string;
  readonly #server: Server;
  readonly #sockets: Set<Socket>;

  private constructor(server: Server, port: number, sockets: Set<Socket>) {
    this.#server = server;
    this.#sockets = sockets;
    this.url = `http://127.0.0.1:${port}`;
  }

  static async start(): Promise<TestProxy> {
    const server = createServer();
    const sockets = new Set<Socket>();
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    if (address === null || typeof address === 'string') {
      throw new Error('the proxy listens on no port');
    }
    const proxy = new TestProxy(server, address.port, sockets);
    // Node tunnels https always, and http as well unless it is newer: then it asks.
    server.on('request', (request, response) => {
      proxy.targets.push(new URL(request.url ?? '').host);
      response.end('{"n":1}');
    });
    server.on('connect', (request, socket, head) => {
      proxy.targets.push(request.url ?? '');
      const [host, port] = (request.url ?? '').split(':');
      const target = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        target.write(head);
        target.pipe(socket);
        socket.pipe(target);
      });
      sockets.add(target);
      target.on('error', () => socket.destroy());
      socket.on('error', () => target.destroy());
    });
    return proxy;
  }

  /** What a process is given to go through it, whatever the machine has. */
  environment(noProxy = ''): Record<string, string> {
    return {
      NODE_USE_ENV_PROXY: '1',
      HTTP_PROXY: this.url,
      HTTPS_PROXY: this.url,
      NO_PROXY: noProxy,
      // The machine's own, which would win.
      http_proxy: this.url,
      https_proxy: this.url,
      no_proxy: noProxy,
    };
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) {
      socket.destroy();
    }
    this.#server.closeAllConnections();
    await new Promise(done => this.#server.close(done));
  }
}
