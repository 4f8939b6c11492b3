/**
 * A sample of random valid project files, each validated, applied, planned
 * again and destroyed by the real Terraform in a rehearsal account.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { lakeport } from './lakeport.ts';
import { sampleProjects } from './sampleProjects.ts';

const COUNT = 8;
const seed = Number(
  process.env.LAKEPORT_SEED ?? Math.trunc(Math.random() * 2 ** 31),
);

describe(`random projects of LAKEPORT_SEED=${seed}`, { concurrency: 2 }, () => {
  let folder: string;
  let texts: string[];
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lakeport-random-'));
    texts = await sampleProjects(seed, COUNT);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (let index = 0; index < COUNT; index += 1) {
    it(`rehearses project ${index + 1} of ${COUNT}`, async () => {
      const file = join(folder, `${index}.lakeport.yaml`);
      const text = texts[index];
      writeFileSync(file, text);
      const { code, stdout, stderr } = await lakeport(
        'rehearse',
        file,
        '--json',
      );
      const lines = stdout.trim().split('\n');
      const failed = lines.filter(line => line.includes('"status":"failed"'));
      assert.equal(code, 0, `${failed.join('\n')}${stderr}\n${text}`);
      const end = JSON.parse(lines.at(-1) ?? '{}');
      assert.equal(end.failures, 0);
      assert.equal(end.objectsLeft, 0);
    });
  }
});
