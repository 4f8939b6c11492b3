import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether the process that holds a lock is still there. */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The process that holds the lock, or undefined when it has just let go. */
function holderOf(folder) {
  try {
    return Number(readFileSync(join(folder, 'pid'), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Runs `work` while no other process of this checkout does. `npm start` and
 * `npm test` may be started at the same time in a fresh clone: the second waits
 * for the first one's install instead of writing over it. A lock whose holder
 * has died is taken over.
 */
export async function withLock(folder, work) {
  let told = false;
  let unnamedSince = Date.now();
  for (;;) {
    try {
      mkdirSync(folder);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const pid = holderOf(folder);
    if (pid) unnamedSince = Date.now();
    const abandoned = pid ? !isAlive(pid) : Date.now() - unnamedSince > 5_000;
    if (abandoned) {
      rmSync(folder, { recursive: true, force: true });
      continue;
    }
    if (!told) {
      told = true;
      process.stderr.write(
        `waiting for process ${pid ?? '?'} to finish installing …\n`,
      );
    }
    await sleep(250);
  }
  const release = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', release);
  try {
    writeFileSync(join(folder, 'pid'), String(process.pid));
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}
