import { execFile, spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readBody } from '../http/readBody';
import { gitEnvironment } from './gitEnvironment';

const run = promisify(execFile);

/**
 * Where git keeps its CGI program for HTTP.
 *
 * @throws when git is missing or was installed without it.
 */
export async function findHttpBackend(): Promise<string> {
  const { stdout } = await run('git', ['--exec-path']).catch(() => {
    throw new Error('git is not on the PATH: install git 2.38 or newer');
  });
  const program = join(stdout.trim(), 'git-http-backend');
  await access(program).catch(() => {
    throw new Error(`This git has no git-http-backend (looked for ${program})`);
  });
  return program;
}

/**
 * Answers one request of git's smart HTTP protocol with `git http-backend`.
 * The body is read whole, so chunked pushes get the length the CGI needs.
 */
export async function serveGit(
  request: IncomingMessage,
  response: ServerResponse,
  options: {
    program: string;
    projectRoot: string;
    /** For example `/acme/payments.git/info/refs`. */
    pathInfo: string;
    query: string;
    user: string | undefined;
  },
): Promise<void> {
  const body = await readBody(request);
  const header = (name: string) => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : '';
  };
  const child = spawn(options.program, [], {
    env: {
      ...gitEnvironment(),
      GIT_PROJECT_ROOT: options.projectRoot,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_PROTOCOL: header('git-protocol'),
      PATH_INFO: options.pathInfo,
      QUERY_STRING: options.query,
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: header('content-type'),
      CONTENT_LENGTH: String(body.length),
      HTTP_CONTENT_ENCODING: header('content-encoding'),
      REMOTE_ADDR: '127.0.0.1',
      ...(options.user ? { REMOTE_USER: options.user } : {}),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.on('error', () => {});
  child.stdin.end(body);

  await new Promise<void>((resolve, reject) => {
    let head: Buffer | undefined = Buffer.alloc(0);
    child.on('error', reject);
    child.stdout.on('data', (chunk: Buffer) => {
      if (head === undefined) {
        response.write(chunk);
        return;
      }
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) {
        return;
      }
      for (const line of head.subarray(0, end).toString().split('\r\n')) {
        const colon = line.indexOf(':');
        const name = line.slice(0, colon);
        const value = line.slice(colon + 1).trim();
        if (name.toLowerCase() === 'status') {
          response.statusCode = Number.parseInt(value, 10);
        } else {
          response.setHeader(name, value);
        }
      }
      const rest = head.subarray(end + 4);
      head = undefined;
      response.write(rest);
    });
    child.on('close', () => {
      if (head !== undefined) {
        response.statusCode = 400;
        response.setHeader('content-type', 'text/plain');
        response.write('git http-backend gave no answer');
      }
      response.end();
      resolve();
    });
  });
}
