import { spawn } from 'node:child_process';
import { ServiceUnavailableError } from '@backstage/errors';

/** What of the backend's environment a child may see: nothing that could be a secret. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'TZ'];

/**
 * Runs a Node script to its end and collects what it prints. Arguments go as an
 * array, never through a shell; the child gets none of the backend's variables
 * but those that a process needs to run.
 *
 * @throws ServiceUnavailableError when it takes too long or prints too much
 */
export async function runNode(options: {
  script: string;
  args: string[];
  cwd: string;
  timeoutMs: number;
  mostBytes: number;
  signal?: AbortSignal;
}): Promise<{ code: number; stdout: string; stderr: string }> {
  options.signal?.throwIfAborted();
  const env: Record<string, string> = { NO_COLOR: '1' };
  for (const key of PASSED_ON) {
    const value = process.env[key];
    if (value !== undefined) {
      env[key] = value;
    }
  }
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [options.script, ...options.args], {
      cwd: options.cwd,
      env,
      shell: false,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let bytes = 0;
    let ended: Error | undefined;
    const end = (reason: Error) => {
      ended ??= reason;
      child.kill('SIGKILL');
    };
    const collect = (into: Buffer[]) => (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > options.mostBytes) {
        end(
          new ServiceUnavailableError(
            `lakeport ${options.args[0]} printed more than ${options.mostBytes} bytes and was stopped`,
          ),
        );
        return;
      }
      into.push(chunk);
    };
    child.stdout.on('data', collect(stdout));
    child.stderr.on('data', collect(stderr));
    const timer = setTimeout(
      () =>
        end(
          new ServiceUnavailableError(
            `lakeport ${options.args[0]} took longer than ${
              options.timeoutMs / 1000
            } s and was stopped`,
          ),
        ),
      options.timeoutMs,
    );
    const onAbort = () => end(new Error('aborted'));
    options.signal?.addEventListener('abort', onAbort, { once: true });
    const cleanUp = () => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', onAbort);
    };
    child.on('error', error => {
      cleanUp();
      reject(
        new ServiceUnavailableError(
          `lakeport could not be started: ${error.message}`,
        ),
      );
    });
    child.on('close', code => {
      cleanUp();
      if (options.signal?.aborted) {
        reject(options.signal.reason);
      } else if (ended) {
        reject(ended);
      } else {
        resolve({
          code: code ?? 1,
          stdout: Buffer.concat(stdout).toString('utf8'),
          stderr: Buffer.concat(stderr).toString('utf8'),
        });
      }
    });
  });
}
