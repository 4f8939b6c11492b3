import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Starts a program in a process group of its own, so that everything it starts
 * in turn can be ended with it, and nothing stays behind.
 */
export class ProcessGroup {
  constructor(file, args, options) {
    this.windows = process.platform === 'win32';
    this.child = spawn(file, args, { detached: !this.windows, ...options });
    this.ended = new Promise(resolve => {
      this.child.once('error', error => resolve({ code: 1, error }));
      this.child.once('exit', (code, signal) =>
        resolve({ code: code ?? 1, signal }),
      );
    });
  }

  #signal(signal) {
    try {
      if (this.windows) this.child.kill(signal);
      else process.kill(-this.child.pid, signal);
      return true;
    } catch {
      return false;
    }
  }

  #isAlive() {
    try {
      process.kill(this.windows ? this.child.pid : -this.child.pid, 0);
      return true;
    } catch {
      return false;
    }
  }

  /** Ends the group: first asks, after ten seconds kills. */
  async stop() {
    if (!this.child.pid) return;
    this.#signal('SIGTERM');
    for (let waited = 0; waited < 10_000 && this.#isAlive(); waited += 100) {
      await sleep(100);
    }
    this.#signal('SIGKILL');
    await this.ended;
  }
}
