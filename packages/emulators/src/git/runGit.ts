import { spawn } from 'node:child_process';
import { gitEnvironment } from './gitEnvironment';

/** What git said when it failed. */
export class GitError extends Error {
  constructor(
    readonly args: readonly string[],
    readonly code: number | null,
    readonly stderr: string,
  ) {
    super(`git ${args[0]} ended with ${code}: ${stderr.trim()}`);
  }
}

/**
 * Runs git without a shell and gives its output as bytes.
 *
 * @throws GitError when git ends with another code than 0.
 */
export async function runGit(
  args: readonly string[],
  options: { input?: Buffer | string; env?: Record<string, string> } = {},
): Promise<Buffer> {
  return await new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      env: { ...gitEnvironment(), ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', code => {
      if (code === 0) {
        resolve(Buffer.concat(out));
      } else {
        reject(new GitError(args, code, Buffer.concat(err).toString()));
      }
    });
    // A git that ends before it has read everything says so by its code.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
  });
}
