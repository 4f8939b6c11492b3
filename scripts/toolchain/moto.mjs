import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { debianMoto, MOTO_NEEDS } from './debianMoto.mjs';
import { ProcessGroup } from './processGroup.mjs';

const VARIABLE = 'LAKEPORT_MOTO_SERVER';
const START_MS = 60_000;

function runs({ command: [file, ...args], env }) {
  const { status, stderr, error } = spawnSync(file, [...args, '--help'], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { isRight: status === 0, why: error?.message ?? stderr };
}

/** The program that a variable names, the one on PATH, or Debian's. */
function server() {
  const named = process.env[VARIABLE];
  const installed = { command: [named ?? 'moto_server'], env: {} };
  const { isRight, why } = runs(installed);
  if (isRight) {
    return installed;
  }
  const help = `pip install "moto[server]", or on Debian: apt-get install --no-install-recommends ${MOTO_NEEDS.join(
    ' ',
  )}. Or say which program it is in ${VARIABLE}.`;
  if (named || !existsSync('/usr/bin/apt-get')) {
    throw Object.assign(
      new Error(`moto's server does not run (${why.trim()}). ${help}`),
      { exitCode: 2 },
    );
  }
  try {
    const fetched = debianMoto();
    const tried = runs(fetched);
    if (tried.isRight) {
      return fetched;
    }
    throw new Error(tried.why.trim().split('\n').at(-1));
  } catch (error) {
    throw Object.assign(
      new Error(`Debian's moto cannot be had: ${error.message}. ${help}`),
      { exitCode: 2 },
    );
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const listening = createServer()
      .on('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = listening.address();
        listening.close(() => resolve(port));
      });
  });
}

/**
 * Runs `work` with the environment that names a moto of its own on loopback: an
 * AWS in memory. It asks nobody for permission until a test says so
 * (`POST /moto-api/reset-auth`).
 */
export async function withMoto(work) {
  const {
    command: [file, ...args],
    env,
  } = server();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const group = new ProcessGroup(
    file,
    [...args, '-H', '127.0.0.1', '-p', String(port)],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        ...env,
        INITIAL_NO_AUTH_ACTION_COUNT: '1000000000',
      },
    },
  );
  let said = '';
  group.child.stderr.setEncoding('utf8').on('data', text => {
    said = (said + text).slice(-4_000);
  });
  let end;
  group.ended.then(value => {
    end = value;
  });
  try {
    for (const began = Date.now(); ; await sleep(100)) {
      const isUp = await fetch(`${url}/moto-api/reset`, {
        method: 'POST',
      }).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isUp) {
        break;
      }
      if (end || Date.now() - began > START_MS) {
        throw new Error(`moto did not start: ${said}`);
      }
    }
    return await work({
      LAKEPORT_TEST_MOTO_URL: url,
      // moto tells the local time as if it were GMT, and with older Werkzeugs twice.
      AWS_DISABLE_CLOCK_SKEW_CORRECTION: 'true',
    });
  } finally {
    await group.stop();
  }
}
