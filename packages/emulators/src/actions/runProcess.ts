import { spawn } from 'node:child_process';

/** GitHub's waits between SIGINT, SIGTERM and SIGKILL (runner documentation, 2026). */
const TERM_AFTER_MS = 7500;
const KILL_AFTER_MS = 10_000;

export interface ProcessResult {
  /** null when a signal ended it. */
  code: number | null;
  signal: NodeJS.Signals | null;
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has ended by itself.
  }
}

/**
 * Runs a program in a process group of its own and hands over its output line
 * by line. When the signal aborts, the whole group gets SIGINT, then SIGTERM,
 * then SIGKILL; what it leaves running behind it is killed at its end.
 */
export async function runProcess(
  program: string,
  args: readonly string[],
  options: {
    cwd: string;
    env: Record<string, string>;
    signal: AbortSignal;
    /** Ends the group at once instead of asking politely first. */
    hardSignal?: AbortSignal;
    onLine: (line: string) => void;
  },
): Promise<ProcessResult> {
  return await new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const timers: NodeJS.Timeout[] = [];
    const { pid } = child;

    const stop = () => {
      if (pid === undefined) {
        return;
      }
      signalGroup(pid, 'SIGINT');
      timers.push(
        setTimeout(() => signalGroup(pid, 'SIGTERM'), TERM_AFTER_MS),
        setTimeout(() => signalGroup(pid, 'SIGKILL'), KILL_AFTER_MS),
      );
    };
    const kill = () => pid !== undefined && signalGroup(pid, 'SIGKILL');
    options.signal.addEventListener('abort', stop, { once: true });
    options.hardSignal?.addEventListener('abort', kill, { once: true });

    const rests = [child.stdout, child.stderr].map(stream => {
      let rest = '';
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => {
        const lines = (rest + text).split(/\r?\n/);
        rest = lines.pop() ?? '';
        lines.forEach(options.onLine);
      });
      return () => {
        if (rest !== '') {
          options.onLine(rest);
          rest = '';
        }
      };
    });

    const finish = () => {
      timers.forEach(clearTimeout);
      options.signal.removeEventListener('abort', stop);
      options.hardSignal?.removeEventListener('abort', kill);
    };
    child.on('error', error => {
      finish();
      reject(error);
    });
    child.on('exit', () => {
      // A background child may hold the pipes open for ever.
      kill();
    });
    child.on('close', (code, signal) => {
      finish();
      rests.forEach(flush => flush());
      resolve({ code, signal });
    });
    if (options.signal.aborted) {
      stop();
    }
    if (options.hardSignal?.aborted) {
      kill();
    }
  });
}
