#!/usr/bin/env node
/**
 * `npm start`, `npm test` and the rest of the root's scripts, on a machine that
 * has Node >= 18 and npm and nothing else (docs/decisions/0003-two-commands.md).
 *
 * No dependency may be imported here: this runs before anything is installed.
 */
import { build } from './toolchain/build.mjs';
import { e2e } from './toolchain/e2e.mjs';
import { exec } from './toolchain/exec.mjs';
import { faults } from './toolchain/faults.mjs';
import { kills } from './toolchain/kills.mjs';
import { lakeport } from './toolchain/lakeport.mjs';
import { rehearsals } from './toolchain/rehearsals.mjs';
import { screenshots } from './toolchain/screenshots.mjs';
import { start } from './toolchain/start.mjs';
import { test, testAws, testDatabases, testLong } from './toolchain/test.mjs';
import { types } from './toolchain/types.mjs';

const COMMANDS = {
  build,
  e2e,
  exec,
  faults,
  kills,
  lakeport,
  rehearsals,
  screenshots,
  start,
  test,
  'test-aws': testAws,
  'test-databases': testDatabases,
  'test-long': testLong,
  types,
};

const [name, ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) {
  process.stderr.write(
    `usage: node scripts/toolchain.mjs ${Object.keys(COMMANDS).join(
      '|',
    )} [arguments]\n`,
  );
  process.exit(2);
}

try {
  process.exitCode = await command(args);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode ?? 1;
}
