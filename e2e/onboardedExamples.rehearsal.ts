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

/**
 * The first environment of every security profile, where the rest differ in names
 * and nothing joins them.
 */
function distinct({
  connectivity,
  regions,
  environments,
}: {
  connectivity?: object;
  regions?: object;
  environments: Record<string, { securityProfile: string }>;
}) {
  if (connectivity || regions) return environments;
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

/** An example as a project of the platform. */
function onboarded({ name, content }: (typeof examples)[number]) {
  const { repository = `acme/${name}`, databricks, github } = content.spec;
  const { metastores, logDelivery, ...account } = databricks;
  return {
    ...content,
    spec: {
      ...content.spec,
      platform: 'acme',
      repository,
      databricks: account,
      github: { ...github, workflows: 'acme/lakehouse-platform' },
      environments: distinct(content.spec),
    },
  };
}

/** The resource types of all stacks of a file. */
async function typesOf(file: string): Promise<string[]> {
  const out = `${file}.stacks`;
  const { code, stderr } = await lakeport('synth', file, '--out', out);
  assert.equal(code, 0, stderr);
  const stacks = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter(
    path => path.endsWith('cdk.tf.json'),
  );
  assert.notEqual(stacks.length, 0);
  return stacks.flatMap(path => {
    const { resource = {} } = JSON.parse(readFileSync(join(out, path), 'utf8'));
    return Object.keys(resource);
  });
}

describe('the examples on a platform', { concurrency: 2 }, () => {
  let folder: string;
  const fileOf = (name: string) => join(folder, `${name}.lakeport.yaml`);
  /** By example: what no other that is rehearsed has, too. */
  const own = new Map<string, string[]>();

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lakeport-onboarded-'));
    const types = new Map<string, string[]>();
    for (const example of examples) {
      const file = fileOf(example.name);
      writeFileSync(file, stringify(onboarded(example)));
      types.set(example.name, await typesOf(file));
    }
    const covered = new Set<string>();
    for (const [name, all] of [...types].sort(
      ([, a], [, b]) => new Set(b).size - new Set(a).size,
    )) {
      const more = [...new Set(all)].filter(type => !covered.has(type));
      more.forEach(type => covered.add(type));
      own.set(name, more);
    }
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const { name } of examples) {
    it(`${name} is valid there, and rehearses unless others have all that it is made of`, async context => {
      const file = fileOf(name);
      const checked = await lakeport('check', file, '--json');
      assert.equal(checked.code, 0, checked.stdout);

      if (own.get(name)?.length === 0 && !process.env.LAKEPORT_THOROUGH) {
        context.diagnostic('rehearsed with LAKEPORT_THOROUGH=1 only');
        return;
      }
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
