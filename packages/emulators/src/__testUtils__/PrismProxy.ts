import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { githubDescription, type GithubDescription } from './githubDescription';

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
 * Prism between a client and the emulator: it holds every request and every
 * answer against GitHub's own OpenAPI description and turns a violation into
 * an error.
 */
export class PrismProxy {
  private notJudged = '';

  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  static async start(options: {
    upstream: string;
    folder: string;
    paths: (all: GithubDescription) => GithubDescription['paths'];
  }): Promise<PrismProxy> {
    const port = await freePort();
    const file = join(options.folder, `github-${port}.json`);
    writeFileSync(file, JSON.stringify(githubDescription(options.paths)));

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
        file,
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
