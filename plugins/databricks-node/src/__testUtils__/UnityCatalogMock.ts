import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';

const CONTRACT = join(__dirname, '../../contracts/unity-catalog.yaml');
const PREFIX = '/api/2.1/unity-catalog';
const LISTENING = /Prism is listening on (http:\/\/[^\s]+:\d+)/;

/**
 * Prism, which answers requests by Unity Catalog's own description and refuses
 * those that are not as described. It serves without the server's path, so a
 * door in front of it takes that off.
 */
export class UnityCatalogMock {
  readonly url: string;
  /** Requests that came through, without their host. */
  readonly seen: string[];
  readonly #prism: ChildProcess;
  readonly #door: Server;

  private constructor(options: {
    url: string;
    seen: string[];
    prism: ChildProcess;
    door: Server;
  }) {
    this.url = options.url;
    this.seen = options.seen;
    this.#prism = options.prism;
    this.#door = options.door;
  }

  static async start(): Promise<UnityCatalogMock> {
    const prism = spawn(
      process.execPath,
      [
        require.resolve('@stoplight/prism-cli/dist/index.js'),
        'mock',
        CONTRACT,
        '--errors',
        '-p',
        '0',
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const behind = await listening(prism);
    const seen: string[] = [];
    const door = createServer((request, response) => {
      const asked = request.url ?? '/';
      seen.push(asked);
      if (!asked.startsWith(`${PREFIX}/`)) {
        response.writeHead(404).end();
        return;
      }
      fetch(`${behind}${asked.slice(PREFIX.length)}`, {
        headers: { Accept: 'application/json' },
      })
        .then(async answer => {
          response.writeHead(answer.status, {
            'Content-Type': answer.headers.get('Content-Type') ?? '',
          });
          response.end(await answer.text());
        })
        .catch(() => response.destroy());
    });
    await new Promise<void>(done => door.listen(0, '127.0.0.1', done));
    const address = door.address();
    if (address === null || typeof address === 'string') {
      throw new Error('the door listens on no port');
    }
    return new UnityCatalogMock({
      url: `http://127.0.0.1:${address.port}`,
      seen,
      prism,
      door,
    });
  }

  async stop(): Promise<void> {
    this.#door.closeAllConnections();
    await new Promise(done => this.#door.close(done));
    this.#prism.removeAllListeners('exit');
    const ended = new Promise(done => this.#prism.once('exit', done));
    this.#prism.kill('SIGKILL');
    await ended;
  }
}

/** Waits until Prism says where it listens. */
async function listening(prism: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const found = LISTENING.exec(output);
      if (found) {
        resolve(found[1]);
      }
    };
    prism.stdout?.on('data', read);
    prism.stderr?.on('data', read);
    prism.once('exit', code =>
      reject(new Error(`Prism ended with ${code}: ${output.slice(-2_000)}`)),
    );
  });
}
