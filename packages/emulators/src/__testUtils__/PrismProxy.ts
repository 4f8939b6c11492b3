import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Prism lets pass, without a word, what it cannot make a checker for. */
const TELL = `
const { createRequire } = require('node:module');
const prism = createRequire(process.argv[1]);
const http = createRequire(prism.resolve('@stoplight/prism-http'));
const Ajv = http('ajv').default;
const { compile } = Ajv.prototype;
Ajv.prototype.compile = function (...args) {
  try {
    return compile.apply(this, args);
  } catch (error) {
    process.stderr.write('NOT JUDGED: ' + error.message + '\\n');
    throw error;
  }
};
`;

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address && typeof address === 'object' ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/**
 * Prism between a client and an emulator: it holds every request and every
 * answer against the service's own OpenAPI description and turns a violation
 * into an error.
 */
export class PrismProxy {
  private notJudged = '';

  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  static async start(options: {
    upstream: string;
    /** For what Prism is told. */
    folder: string;
    /** File of the OpenAPI description. */
    description: string;
  }): Promise<PrismProxy> {
    const port = await freePort();

    const prism = require.resolve('@stoplight/prism-cli/dist/index.js');
    const preload = join(options.folder, 'tellWhatIsNotJudged.cjs');
    writeFileSync(preload, TELL);
    const child = spawn(
      process.execPath,
      [
        '--require',
        preload,
        prism,
        'proxy',
        options.description,
        options.upstream,
        '--errors',
        '-p',
        String(port),
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let output = '';
    await new Promise<void>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes('Prism is listening')) {
          resolve();
        }
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.on('exit', code =>
        reject(new Error(`Prism ended with ${code}: ${output.slice(-2000)}`)),
      );
    });
    const proxy = new PrismProxy(`http://127.0.0.1:${port}`, child);
    child.stderr.on('data', chunk => {
      proxy.notJudged += /NOT JUDGED.*/.exec(String(chunk)) ?? '';
    });
    return proxy;
  }

  /** @throws when something has passed because Prism had no way to judge it. */
  async stop(): Promise<void> {
    const ended = new Promise(resolve => this.child.once('exit', resolve));
    this.child.removeAllListeners('exit');
    this.child.once('exit', () => {});
    this.child.kill('SIGKILL');
    await Promise.race([ended, new Promise(r => setTimeout(r, 2000))]);
    if (this.notJudged) {
      throw new Error(this.notJudged);
    }
  }
}
