import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { GitHubDescription } from './GitHubDescription';
import type { SeenRequest } from './TestServer';

/** Prism's word for a request that is not as described. */
const problem = z.object({
  type: z
    .string()
    .regex(
      /#(?:UNPROCESSABLE_ENTITY|NO_PATH_MATCHED_ERROR|NO_METHOD_MATCHED_ERROR|INVALID_CONTENT_TYPE|NO_SERVER_MATCHED_ERROR)$/,
    ),
  title: z.string(),
  validation: z.unknown().optional(),
});

/** Prism, which judges requests by a description that nobody here wrote. */
export class PrismMock {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {}

  static async start(description: GitHubDescription): Promise<PrismMock> {
    const folder = mkdtempSync(join(tmpdir(), 'lakeport-prism-'));
    const file = join(folder, 'github.json');
    writeFileSync(file, description.text);
    const port = await freePort();
    const child = spawn(
      process.execPath,
      [
        require.resolve('@stoplight/prism-cli/dist/index.js'),
        'mock',
        file,
        '--errors',
        '-p',
        String(port),
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let output = '';
    await new Promise<void>((listening, failed) => {
      const read = (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes('Prism is listening')) {
          listening();
        }
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', code =>
        failed(new Error(`Prism ended with ${code}: ${output.slice(-2_000)}`)),
      );
    });
    return new PrismMock(`http://127.0.0.1:${port}`, child, folder);
  }

  /** What is wrong with a request; undefined when it is as described. */
  async judge(request: SeenRequest): Promise<unknown> {
    const query = request.query.size > 0 ? `?${request.query}` : '';
    const type = request.headers['content-type'];
    const answer = await fetch(`${this.url}${request.path}${query}`, {
      method: request.method,
      redirect: 'manual',
      headers: {
        Accept: 'application/json',
        ...(type && { 'Content-Type': type }),
      },
      ...(request.body && { body: request.body }),
    });
    const text = await answer.text();
    const isProblem = answer.headers.get('content-type')?.includes('problem');
    const { data } = problem.safeParse(
      isProblem ? JSON.parse(text) : undefined,
    );
    return data && { ...data, request: `${request.method} ${request.path}` };
  }

  async stop(): Promise<void> {
    this.child.removeAllListeners('exit');
    const ended = new Promise(done => this.child.once('exit', done));
    this.child.kill('SIGKILL');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise(done => server.close(done));
  if (address === null || typeof address === 'string') {
    throw new Error('there is no free port');
  }
  return address.port;
}
