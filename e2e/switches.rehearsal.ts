/**
 * Every two values of any two switches together, each as a project file that is
 * checked, synthesized, validated, applied, planned again and destroyed in a
 * rehearsal account; and a fault at every type of resource, from which an apply
 * recovers.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { coveringArray } from './coveringArray.ts';
import { lakeport } from './lakeport.ts';
import { isCutOff, possible, projectFile, switches } from './switches.ts';

const EXAMPLES = join(import.meta.dirname, '../examples');

/** Left out by nature: the one value takes the other switch away. */
const NOT_TOGETHER = [
  /^network=existing (egress|endpointPolicies|flowLogs|sleep)=/,
  /^network=existing (frontEnd=clients|endpoints=ours)$/,
  /^frontEnd=clients endpoints=existing$/,
  /^(backEnd|frontEnd)=off publicAccess=off$/,
];

interface Line {
  step?: string;
  stack?: string;
  status?: string;
  message?: string;
  failures?: number;
  objectsLeft?: number;
  unfiredFaults?: unknown[];
}

/** Rehearses a file; fails with what failed. */
async function rehearse(...args: string[]): Promise<Line[]> {
  const { code, stdout, stderr } = await lakeport(
    'rehearse',
    ...args,
    '--json',
  );
  const lines = stdout
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line));
  const end = lines.at(-1);
  const failed = lines
    .filter(({ status }) => status === 'failed')
    .map(({ step, stack, message }) => `${step} ${stack}: ${message}`);
  assert.equal(code, 0, [end?.message, ...failed, stderr].join('\n'));
  assert.equal(end?.failures, 0);
  assert.equal(end?.objectsLeft, 0);
  return lines;
}

const { choices, impossible } = coveringArray(switches, possible);

describe('the switches of an environment', { concurrency: 2 }, () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'lakeport-switches-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('come up in pairs, but those that cannot', () => {
    const unexpected = impossible.filter(
      pair => !NOT_TOGETHER.some(pattern => pattern.test(pair)),
    );
    assert.deepEqual(unexpected, []);
  });

  choices.forEach((choice, index) => {
    const said = Object.entries(choice)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ');
    it(`${index + 1} of ${choices.length}: ${said}`, async () => {
      const file = join(folder, `${index}.lakeport.yaml`);
      writeFileSync(file, projectFile(choice));
      const { stdout } = await lakeport('check', file, '--json');
      const { problems, findings } = JSON.parse(stdout);
      assert.deepEqual(problems, []);
      const errors = findings.filter(
        ({ severity }: { severity: string }) => severity === 'error',
      );
      if (isCutOff(choice)) assert.notDeepEqual(errors, []);
      else assert.deepEqual(errors, []);

      const lines = await rehearse(file);
      const asked = new Set(lines.map(({ step }) => step));
      const sleeps = choice.sleep !== undefined && choice.sleep !== 'off';
      assert.equal(asked.has('sleep'), sleeps);
      assert.equal(asked.has('wake'), sleeps);
    });
  });
});

describe('a fault at every type of resource', { concurrency: 2 }, () => {
  for (const [file, environment] of [
    ['umbrella-accounts', 'dev'],
    ['maximum-security', 'prod'],
    ['encrypted', 'prod'],
  ]) {
    it(`leaves a state of ${file} from which an apply recovers`, async () => {
      const lines = await rehearse(
        join(EXAMPLES, `${file}.lakeport.yaml`),
        '--environment',
        environment,
        '--every-fault',
      );
      assert.match(lines.at(-1)?.message ?? '', /^recovered from \d+ faults/);
      assert.ok(lines.some(({ status }) => status === 'failed'));
    });
  }
});
