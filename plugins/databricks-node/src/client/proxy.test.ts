import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { TestServer } from '../__testUtils__/TestServer';

const run = promisify(execFile);

jest.setTimeout(60_000);

describe('a proxy of the environment', () => {
  let server: TestServer;
  let proxy: Server;
  let proxyUrl: string;
  const tunnels: string[] = [];

  beforeAll(async () => {
    server = await TestServer.start();
    server.answer = () => ({ body: { n: 1 } });
    // Node tunnels https always, and http as well unless it is newer: then it asks.
    proxy = createServer((request, response) => {
      tunnels.push(new URL(request.url ?? '').host);
      response.end('{"n":1}');
    });
    proxy.on('connect', (request, socket, head) => {
      tunnels.push(request.url ?? '');
      const [host, port] = (request.url ?? '').split(':');
      const target = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        target.write(head);
        target.pipe(socket);
        socket.pipe(target);
      });
      target.on('error', () => socket.destroy());
      socket.on('error', () => target.destroy());
    });
    await new Promise<void>(done => proxy.listen(0, '127.0.0.1', done));
    const address = proxy.address();
    if (address === null || typeof address === 'string') {
      throw new Error('the proxy listens on no port');
    }
    proxyUrl = `http://127.0.0.1:${address.port}`;
  });
  afterAll(async () => {
    await server.stop();
    proxy.closeAllConnections();
    await new Promise(done => proxy.close(done));
  });

  const ask = async (noProxy: string) => {
    tunnels.length = 0;
    const { stdout } = await run(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(__dirname, '../__testUtils__/fetchOnce.ts'),
        `${server.url}/api`,
      ],
      {
        env: {
          ...process.env,
          NODE_USE_ENV_PROXY: '1',
          HTTP_PROXY: proxyUrl,
          HTTPS_PROXY: proxyUrl,
          NO_PROXY: noProxy,
          // The machine's own, which would win.
          http_proxy: proxyUrl,
          https_proxy: proxyUrl,
          no_proxy: noProxy,
        },
      },
    );
    return JSON.parse(stdout);
  };

  it('is gone through, except to the hosts that it is not for', async () => {
    await expect(ask('')).resolves.toEqual({ n: 1 });
    expect(tunnels).toEqual([new URL(server.url).host]);
    await expect(ask('127.0.0.1')).resolves.toEqual({ n: 1 });
    expect(tunnels).toEqual([]);
  });
});
