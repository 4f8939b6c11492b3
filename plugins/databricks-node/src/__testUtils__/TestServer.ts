import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';

/** A request that the server saw. */
export interface SeenRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: string;
}

/** An answer; an object body is sent as JSON. */
export interface TestAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /**
   * What goes wrong in place of an answer: none ever comes, the connection ends
   * before one or in the middle of it, the rest of it never comes, or there is
   * always more of it.
   */
  fault?: 'hang' | 'drop' | 'break' | 'stall' | 'endless';
}

/** A real HTTP server on loopback whose answers a test decides. */
export class TestServer {
  readonly seen: SeenRequest[] = [];
  /** Decides the answer; 404 when it gives none. */
  answer: (request: SeenRequest) => TestAnswer | undefined = () => undefined;
  /** What is waited for before an answer, if anything. */
  delay?: () => Promise<void>;
  #server: Server;
  #url = '';

  private constructor(server: Server) {
    this.#server = server;
  }

  /** @param tls - makes it a server of https */
  static async start(tls?: { key: string; cert: string }): Promise<TestServer> {
    const server = tls ? createTlsServer(tls) : createServer();
    const test = new TestServer(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', chunk => chunks.push(chunk));
      request.on('end', async () => {
        const url = new URL(request.url ?? '/', 'http://localhost');
        const seen: SeenRequest = {
          method: request.method ?? 'GET',
          path: url.pathname,
          query: url.searchParams,
          headers: request.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        };
        test.seen.push(seen);
        await test.delay?.();
        const {
          status = 200,
          headers,
          body = '',
          fault,
        } = test.answer(seen) ?? {
          status: 404,
          body: { error_code: 'ENDPOINT_NOT_FOUND', message: 'no such path' },
        };
        if (fault === 'hang') {
          return;
        }
        if (fault === 'drop') {
          request.socket.destroy();
          return;
        }
        if (fault === 'stall') {
          response.writeHead(status, { 'Content-Length': '1000' });
          response.write('<');
          return;
        }
        if (fault === 'endless') {
          const more = () => {
            while (response.writable && response.write('<a>'.repeat(100_000))) {
              // until the connection is full
            }
          };
          response.on('drain', more);
          more();
          return;
        }
        if (fault === 'break') {
          response.writeHead(status, { 'Content-Length': '1000' });
          response.write('{"id":', () => request.socket.destroy());
          return;
        }
        response.writeHead(status, {
          'Content-Type':
            typeof body === 'string' ? 'text/plain' : 'application/json',
          ...headers,
        });
        response.end(typeof body === 'string' ? body : JSON.stringify(body));
      });
    });
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    const address = server.address();
    if (address === null || typeof address === 'string') {
      throw new Error('the server listens on no port');
    }
    test.#url = `${tls ? 'https' : 'http'}://127.0.0.1:${address.port}`;
    return test;
  }

  get url(): string {
    return this.#url;
  }

  /** Forgets what was seen and how to answer. */
  reset(): void {
    this.seen.length = 0;
    this.answer = () => undefined;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }
}
