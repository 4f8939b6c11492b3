import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeBinary } from './environment.mjs';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';

/**
 * Runs the suites of e2e/ whose names end in `ending` with Node's own test
 * runner, or the files that are named, with more of Node's `flags`, and closes with `N passed, N failed`.
 */
export async function nodeTests({
  ending,
  files,
  env,
  concurrency = 1,
  flags = [],
}) {
  const suites = readdirSync(inRoot('e2e'))
    .filter(name => name.endsWith(ending))
    .sort()
    .map(name => inRoot('e2e', name));
  if (files.length + suites.length === 0) {
    throw new Error(`nothing in e2e/ ends in ${ending}`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'lakeport-tests-'));
  const report = join(folder, 'report.tap');
  try {
    const { code } = await run(
      nodeBinary(),
      [
        '--test',
        `--test-concurrency=${concurrency}`,
        ...flags,
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        '--test-reporter=tap',
        `--test-reporter-destination=${report}`,
        ...(files.length ? files : suites),
      ],
      { cwd: inRoot(), env },
    );
    const tap = readFileSync(report, 'utf8');
    const count = word =>
      Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
    if (count('skipped') > 0 && count('fail') > 0) {
      process.stdout.write(
        `${count('skipped')} not tried: a step before them has failed\n`,
      );
    }
    process.stdout.write(
      `${count('pass')} passed, ${count('fail') + count('cancelled')} failed\n`,
    );
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
