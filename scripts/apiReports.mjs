/**
 * Writes `report.api.md` of every published package; with `--ci` it fails when
 * a report is not what the code says. Other arguments go to
 * `backstage-repo-tools api-reports`.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { emitTypes } from './toolchain/types.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Rooms that have no report. */
const WITHOUT_REPORT = [
  // A command, not a library: its contract is the README. The tool's reader of
  // help texts refuses commands whose help has sections of its own (examples).
  'cli',
  // Never published.
  'app',
  'backend',
  'emulators',
];

/** Rooms whose report may hold warnings. */
const WITH_WARNINGS = [
  // The types are made from zod schemas and from what openapi.yaml generates,
  // which are not part of the interface.
  'packages/project',
  'plugins/databricks-common',
  'plugins/databricks-node',
];

/** Kinds of warnings that are not looked for, as in Backstage's own repository. */
const OMITTED = ['ae-undocumented', 'ae-wrong-input-file-type'];

function run(program, args) {
  const { status, error } = spawnSync(
    process.execPath,
    [join(root, 'node_modules', program), ...args],
    { cwd: root, stdio: 'inherit' },
  );
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

const typed = await emitTypes();
if (typed !== 0) process.exit(typed);
run('@backstage/repo-tools/bin/backstage-repo-tools', [
  'api-reports',
  '--validate-release-tags',
  '--exclude',
  // One pattern without commas: of several, a package would have to match all.
  `packages/@(${WITHOUT_REPORT.join('|')})`,
  '--allow-warnings',
  WITH_WARNINGS.join(','),
  '--omit-messages',
  OMITTED.join(','),
  ...process.argv.slice(2),
]);
