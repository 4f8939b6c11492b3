import { spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Where Debian and others put the server's programs, which are not on PATH. */
const FOLDERS = ['/usr/lib/postgresql', '/usr/pgsql'];
const VARIABLE = 'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';

function programs() {
  const found = FOLDERS.filter(existsSync)
    .flatMap(folder => readdirSync(folder).map(name => join(folder, name)))
    .map(folder => join(folder, 'bin'))
    .filter(folder => existsSync(join(folder, 'initdb')))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  if (found.length === 0) {
    throw Object.assign(
      new Error(
        `PostgreSQL is not installed (no initdb below ${FOLDERS.join(
          ' or ',
        )}). On Debian: apt-get install postgresql. Or say where one runs in ${VARIABLE}.`,
      ),
      { exitCode: 2 },
    );
  }
  return found[0];
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
      .on('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = server.address();
        server.close(() => resolve(port));
      });
  });
}

/**
 * Runs `work` with the environment that names a PostgreSQL: the one that the
 * variable names already, else a private one on loopback in a temporary folder.
 */
export async function withPostgres(work) {
  if (process.env[VARIABLE]) {
    return work({ [VARIABLE]: process.env[VARIABLE] });
  }
  const bin = programs();
  const folder = mkdtempSync(join(tmpdir(), 'lakeport-postgres-'));
  const data = join(folder, 'data');
  const isRoot = userInfo().uid === 0;
  // The server refuses to run as root; Debian's package has a user for it.
  const as = isRoot ? ['runuser', '-u', 'postgres', '--'] : [];
  if (isRoot) {
    const id = option =>
      Number(
        spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }).stdout,
      );
    chownSync(folder, id('-u'), id('-g'));
  }
  const call = (program, args) => {
    const [file, ...rest] = [...as, join(bin, program), ...args];
    const { status, stderr, error } = spawnSync(file, rest, {
      cwd: folder,
      encoding: 'utf8',
      // The server outlives pg_ctl and would hold its output open.
      stdio: ['ignore', 'ignore', program === 'pg_ctl' ? 'ignore' : 'pipe'],
    });
    if (status !== 0) {
      throw new Error(`${program} failed: ${error?.message ?? stderr ?? ''}`);
    }
  };
  try {
    const port = await freePort();
    call('initdb', [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-N',
      '-E',
      'UTF8',
    ]);
    call('pg_ctl', [
      ...['-D', data, '-l', join(folder, 'log'), '-w', 'start', '-o'],
      // Nothing has to outlive this machine's crash.
      `-p ${port} -h 127.0.0.1 -k ${folder} -c fsync=off -c max_connections=200`,
    ]);
    try {
      return await work({
        [VARIABLE]: `postgresql://postgres@127.0.0.1:${port}/postgres`,
      });
    } finally {
      call('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
