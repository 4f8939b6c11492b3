import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';

/**
 * An npm registry on a port of its own that serves one packed package, for
 * tests of what a generated repository installs.
 */
export class PackageServer {
  private constructor(
    readonly url: string,
    readonly requests: string[],
    readonly server: Server,
  ) {}

  static async start(options: {
    name: string;
    version: string;
    tarball: string;
  }): Promise<PackageServer> {
    const { name, version, tarball } = options;
    const packed = readFileSync(tarball);
    const requests: string[] = [];
    const server = createServer();
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    const address = server.address();
    const port = address && typeof address === 'object' ? address.port : 0;
    const url = `http://127.0.0.1:${port}/`;
    const file = `${name}/-/${name}-${version}.tgz`;
    const manifest = { name, version, dist: { tarball: `${url}${file}` } };
    server.on('request', (request, response) => {
      requests.push(request.url ?? '');
      if (request.url === `/${file}`) {
        response.end(packed);
      } else if (request.url === `/${name}`) {
        response.setHeader('content-type', 'application/json');
        response.end(
          JSON.stringify({
            name,
            'dist-tags': { latest: version },
            versions: { [version]: manifest },
          }),
        );
      } else {
        response.statusCode = 404;
        response.end('{}');
      }
    });
    return new PackageServer(url, requests, server);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }
}
