/**
 * The projects of examples/ as projects of a platform: what the platform makes
 * for them is left out of their files and stands there already, and each runs
 * as who the platform has made for it.
 */
import assert from 'node:assert/strict';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parse, stringify } from 'yaml';
import { lakeport } from './lakeport.ts';

const EXAMPLES = join(import.meta.dirname, '../examples');
const examples = readdirSync(EXAMPLES)
  .filter(name => name.endsWith('.lakeport.yaml'))
  .map(name => ({
    name: name.replace('.lakeport.yaml', ''),
    content: parse(readFileSync(join(EXAMPLES, name), 'utf8')),
  }))
  .filter(
    ({ content: { kind, spec } }) => kind === 'Project' && !spec.platform,
  );

/** The first environment of every security profile; the rest differ in names. */
function distinct(environments: Record<string, { securityProfile: string }>) {
  const profiles = Object.values(environments).map(
    ({ securityProfile }) => securityProfile,
  );
  return Object.fromEntries(
    Object.entries(environments).filter(
      ([, { securityProfile }], index) =>
        profiles.indexOf(securityProfile) === index,
    ),
  );
}

describe('the examples on a platform', { concurrency: 2 }, () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'lakeport-onboarded-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const { name, content } of examples) {
    it(`${name} is valid there, and rehearses`, async () => {
      const { repository = `acme/${name}`, databricks, github } = content.spec;
      const { metastores, logDelivery, ...account } = databricks;
      const file = join(folder, `${name}.lakeport.yaml`);
      writeFileSync(
        file,
        stringify({
          ...content,
          spec: {
            ...content.spec,
            platform: 'acme',
            repository,
            databricks: account,
            github: { ...github, workflows: 'acme/lakehouse-platform' },
            environments: distinct(content.spec.environments),
          },
        }),
      );
      const checked = await lakeport('check', file, '--json');
      assert.equal(checked.code, 0, checked.stdout);

      const { code, stdout, stderr } = await lakeport(
        'rehearse',
        file,
        '--json',
      );
      const lines = stdout.trim().split('\n');
      const failed = lines.filter(line => line.includes('"status":"failed"'));
      assert.equal(code, 0, failed.join('\n') + stderr);
      const end = JSON.parse(lines.at(-1) ?? '{}');
      assert.equal(end.failures, 0);
      assert.equal(end.objectsLeft, 0);
      assert.ok(
        !lines.some(line => line.includes('-account"')),
        'what exists once per account is not a project’s',
      );
    });
  }
});
