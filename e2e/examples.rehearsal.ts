/**
 * Every file of examples/, of projects and platforms, on the real Terraform engine: checked, then
 * applied, planned again and destroyed in a rehearsal account.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { lakeport } from './lakeport.ts';

const EXAMPLES = join(import.meta.dirname, '../examples');
const files = readdirSync(EXAMPLES).filter(name =>
  name.endsWith('.lakeport.yaml'),
);

describe('the examples', () => {
  for (const file of files) {
    it(`${file} is valid and nothing unwaived is an error in it`, async () => {
      const { code, stdout, stderr } = await lakeport(
        'check',
        join(EXAMPLES, file),
        '--json',
      );
      assert.equal(code, 0, stdout + stderr);
      const { problems, findings } = JSON.parse(stdout);
      assert.deepEqual(problems, []);
      assert.deepEqual(
        findings.filter(
          (finding: { severity: string; waived?: unknown }) =>
            finding.severity === 'error' && !finding.waived,
        ),
        [],
      );
    });

    it(`${file} rehearses`, async () => {
      const { code, stdout, stderr } = await lakeport(
        'rehearse',
        join(EXAMPLES, file),
        '--json',
      );
      const lines = stdout.trim().split('\n');
      const failed = lines.filter(line => line.includes('"status":"failed"'));
      assert.equal(code, 0, failed.join('\n') + stderr);
      const end = JSON.parse(lines.at(-1) ?? '{}');
      assert.equal(end.failures, 0);
      assert.equal(end.objectsLeft, 0);
    });
  }
});
