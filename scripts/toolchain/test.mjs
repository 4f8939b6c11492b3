import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { childEnvironment, nodeBinary } from './environment.mjs';
import { withMoto } from './moto.mjs';
import { inRoot } from './paths.mjs';
import { withPostgres } from './postgres.mjs';
import { prepare } from './prepare.mjs';
import { run } from './run.mjs';

const LONG = '\\.long\\.test\\.';
const AWS = '\\.aws\\.test\\.';
/**
 * A worker that has grown beyond this is replaced by an empty one, which reads
 * everything anew; Backstage's own limit is reached every few files. Small
 * machines have other things to keep in memory, too.
 */
const WORKER_LIMIT = totalmem() > 16e9 ? '3000M' : '1500M';
/** What `npm test` runs on SQLite alone. */
const ON_DATABASES =
  'src/(deployments/Deployment(Follower|Service)|store/DatabaseDocumentStore)\\.test\\.';

/**
 * `npm test`: runs every package's tests but the long ones and those on moto, and closes with
 * `N passed, N failed`. A suite that could not even be loaded counts as one
 * failure. Arguments go to jest.
 */
export function test(args) {
  // An option that takes several values comes last, or it would take the arguments.
  return jest([
    ...args,
    '--testPathIgnorePatterns',
    '/node_modules/',
    LONG,
    AWS,
  ]);
}

/** `npm run test:long`: the tests that take their time, in `*.long.test.ts`. */
export function testLong(args) {
  return jest([LONG, ...args]);
}

/** `npm run test:databases`: the tests of what the database sees to, on PostgreSQL as well. */
export function testDatabases(args) {
  return withPostgres(database => jest([ON_DATABASES, ...args], database));
}

/** `npm run test:aws`: the tests that ask an AWS, in `*.aws.test.ts`, on a moto with IAM. */
export function testAws(args) {
  return withMoto(moto => jest([AWS, ...args], moto));
}

async function jest(args, env = {}) {
  await prepare();
  const folder = mkdtempSync(join(tmpdir(), 'lakeport-test-'));
  const report = join(folder, 'jest.json');
  try {
    const { code } = await run(
      nodeBinary(),
      [
        inRoot('node_modules/@backstage/cli/bin/backstage-cli'),
        'repo',
        'test',
        '--watchAll=false',
        `--workerIdleMemoryLimit=${WORKER_LIMIT}`,
        // Five seconds say how busy a machine is; a test that hangs is found by this.
        '--testTimeout=60000',
        '--json',
        `--outputFile=${report}`,
        ...args,
      ],
      {
        stdout: 'ignore',
        cwd: inRoot(),
        env: childEnvironment({ BACKSTAGE_TEST_DISABLE_DOCKER: '1', ...env }),
      },
    );
    let result;
    try {
      result = JSON.parse(readFileSync(report, 'utf8'));
    } catch {
      throw new Error(`jest ended with ${code} before it could report`);
    }
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    process.stdout.write(`${result.numPassedTests} passed, ${failed} failed\n`);
    return failed > 0 ? 1 : code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
