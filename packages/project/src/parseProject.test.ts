import { readdirSync, readFileSync } from 'fs';
import { resolve } from 'path';
import fc from 'fast-check';
import { validProject } from './__testUtils__/validProject';
import { lakeportFileKind } from './lakeportFileKind';
import { parseProject } from './parseProject';
import type { Project } from './Project';
import { serializeProject } from './serializeProject';

const EXAMPLES = resolve(__dirname, '../../../examples');
const example = (name: string) => readFileSync(resolve(EXAMPLES, name));

function parsed(text: string | Uint8Array): Project {
  const result = parseProject(text);
  if (!result.valid) {
    throw new Error(JSON.stringify(result.problems, null, 2));
  }
  return result.project;
}

/** Problems as `line:column path: message -> hint`. */
function said(text: string | Uint8Array): string[] {
  return parseProject(text).problems.map(
    ({ line, column, path, message, hint }) =>
      `${line}:${column} ${path}: ${message} -> ${hint}`,
  );
}

const VALID = serializeProject(validProject());

describe('parseProject', () => {
  it('reads the shortest file and fills in defaults', () => {
    const project = parsed(example('minimal.lakeport.yaml'));
    expect(project.spec.databricks.metastores).toEqual({
      'us-west-2': { mode: 'lookup' },
    });
    expect(project.spec.aws.tags).toEqual({});
    expect(project.spec.environments.dev).toMatchObject({
      awsAccountId: '100000000002',
      deletionProtection: false,
      network: { egress: 'nat-per-az', flowLogs: false },
      workspace: {
        admins: { groups: [], users: [] },
        users: { groups: [], users: [] },
      },
      catalogs: { hello_dev: { default: true, schemas: {}, grants: [] } },
    });
  });

  it('reads a file with everything said', () => {
    const project = parsed(example('development.lakeport.yaml'));
    expect(project.spec.databricks.metastores).toEqual({
      'us-west-2': { mode: 'create', owner: 'metastore-admins' },
    });
    const { dev, sandbox } = project.spec.environments;
    expect(dev.network).toMatchObject({ egress: 'single-nat', flowLogs: true });
    expect(dev.catalogs.payments_dev.grants).toEqual([
      {
        principal: { group: 'data-engineers' },
        privileges: [
          'USE_CATALOG',
          'USE_SCHEMA',
          'CREATE_SCHEMA',
          'CREATE_TABLE',
          'CREATE_VOLUME',
          'SELECT',
          'MODIFY',
          'READ_VOLUME',
          'WRITE_VOLUME',
        ],
      },
      {
        principal: { group: 'auditors' },
        privileges: ['BROWSE', 'USE_CATALOG'],
      },
    ]);
    expect(dev.catalogs.payments_dev.schemas.raw.volumes).toEqual({
      landing: { type: 'external' },
    });
    expect(sandbox.catalogs).toEqual({});
  });

  it.each(
    readdirSync(EXAMPLES).filter(
      name =>
        name.endsWith('lakeport.yaml') &&
        lakeportFileKind(example(name)) === 'Project',
    ),
  )('finds nothing wrong with the example %s', name => {
    expect(said(example(name))).toEqual([]);
  });

  it('reads bytes, a byte order mark, CRLF and comments alike', () => {
    const project = parsed(VALID);
    expect(parsed(new TextEncoder().encode(VALID))).toEqual(project);
    expect(parsed(`\uFEFF${VALID}`)).toEqual(project);
    expect(parsed(new TextEncoder().encode(`\uFEFF${VALID}`))).toEqual(project);
    expect(parsed(VALID.replace(/\n/g, '\r\n'))).toEqual(project);
    expect(parsed(VALID.replace(/\n/g, '\r'))).toEqual(project);
    expect(parsed(`---\n# a comment\n${VALID}...\n`)).toEqual(project);
    expect(parsed(JSON.stringify(validProject()))).toEqual(project);
  });

  it('reads ids in the case that Databricks answers them in', () => {
    const { accountId } = validProject().spec.databricks;
    const text = VALID.replaceAll(accountId, accountId.toUpperCase());
    expect(text).not.toBe(VALID);
    expect(parsed(text)).toEqual(parsed(VALID));
  });

  it('points at values, at keys, and above what is missing', () => {
    const text = [
      'apiVersion: lakeport.dev/v1alpha1',
      'kind: Project',
      'metadata: { name: Hello, owner: "group:default/platform" }',
      'spec:',
      '  databricks:',
      '    acountId: 0d26daa6-5e44-4c97-a497-ef015f91254a',
      '  aws: { adminAccountId: 0123456789, adminRole: a, childRole: b, state: { bucket: abc, region: us-east-1 } }',
      '  environments:',
      '    dev:',
      '      awsAccountId: 100000000002',
      '      region: us-west-2',
      '      securityProfile: development',
      '      sleep: soon',
      '      network:',
      '        cidr: 10.0.0.0/22',
      '        availabilityZones: [us-west-2a, us-west-1b]',
      '    dev: {}',
      '    prod:',
    ].join('\n');
    expect(said(text)).toEqual([
      expect.stringMatching(
        /^3:19 metadata\.name: "Hello" is not a project name/,
      ),
      expect.stringMatching(
        /^5:3 spec\.databricks\.accountId: accountId is missing/,
      ),
      expect.stringMatching(
        /^6:5 spec\.databricks\.acountId: unknown key "acountId" -> did you mean accountId\?/,
      ),
      expect.stringMatching(
        /^7:26 spec\.aws\.adminAccountId: .*the number 123456789 -> put it in quotes: "0123456789"/,
      ),
      expect.stringMatching(
        /^10:21 spec\.environments\.dev\.awsAccountId: .*-> put it in quotes: "100000000002"/,
      ),
      expect.stringMatching(
        /^13:14 spec\.environments\.dev\.sleep: sleep must be a mapping, not "soon"/,
      ),
      expect.stringMatching(
        /^16:41 spec\.environments\.dev\.network\.availabilityZones\.1: zone us-west-1b is not in region us-west-2/,
      ),
      expect.stringMatching(
        /^17:5 spec\.environments\.dev: key "dev" is there twice -> keep one/,
      ),
      expect.stringMatching(
        /^18:5 spec\.environments\.prod: prod has no value/,
      ),
    ]);
  });

  it('points at an empty text itself, and above a value that is not there', () => {
    const text = (name: string, owner: string) =>
      said(
        VALID.replace(/name: payments$/m, `name: ${name}`).replace(
          /owner: .*/,
          `owner: ${owner}`,
        ),
      );
    expect(text('""', "''")).toEqual([
      expect.stringMatching(/^4:9 metadata\.name: "" is not a project name/),
      expect.stringMatching(/^5:10 metadata\.owner: "" is not a reference/),
    ]);
    expect(text('', '~')).toEqual([
      expect.stringMatching(/^4:3 metadata\.name: name has no value/),
      expect.stringMatching(/^5:10 metadata\.owner: owner has no value/),
    ]);
  });

  it('quotes a tag as it was written, and says nothing else about its value', () => {
    expect(said('!!python/object:x [a]')).toEqual([
      expect.stringMatching(
        /tags are not supported -> remove !!python\/object:x, and/,
      ),
    ]);
    expect(
      said(VALID.replace('name: payments', 'name: !mine payments')),
    ).toEqual([expect.stringMatching(/-> remove !mine, and/)]);
  });

  it('keeps a hint short, whatever it is about', () => {
    const long = VALID.replace('name: payments', `name: ${'1'.repeat(10_000)}`);
    for (const { message, hint } of parseProject(long).problems) {
      expect(message.length + hint.length).toBeLessThan(400);
      expect(hint).toMatch(/^put it in quotes: "1{60}…"/);
    }
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ['nothing', '', /^1:1 : the file is empty -> start with apiVersion/],
    ['spaces', ' \n \n', /^1:1 : the file is empty/],
    ['comments', '# a\n# b\n', /the file is empty/],
    ['an empty document', '---\n', /the file is empty/],
    ['null', 'null', /the file has no value/],
    [
      'a text',
      'hello',
      /the file must be a mapping, not "hello" -> write apiVersion/,
    ],
    ['a list', '- a', /the file must be a mapping, not a list/],
    [
      '5 MB',
      'a'.repeat(5_000_000),
      /the file is too large: more than 256000 bytes -> keep it under 256 kB/,
    ],
    ['5 MB of bytes', new Uint8Array(5_000_000), /the file is too large/],
    [
      'too many bytes in fewer characters',
      'ä'.repeat(200_000),
      /too large: more than 256000 bytes/,
    ],
    [
      'no UTF-8',
      new Uint8Array([0x61, 0xff, 0xfe]),
      /the file is not UTF-8 text -> save it as UTF-8/,
    ],
    [
      'UTF-16',
      new Uint8Array([0xff, 0xfe, 0x61, 0x00]),
      /the file is not UTF-8 text/,
    ],
    [
      'NUL',
      'kind: Project\na: \u0000',
      /^2:4 : the file holds a control character \(U\+0000\)/,
    ],
    [
      'a program',
      new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]),
      /control character \(U\+007F\)/,
    ],
    [
      'endless lists',
      '['.repeat(10_000),
      /^1:65 : the file is nested too deep/,
    ],
    ['endless mappings', '{a: '.repeat(10_000), /nested too deep/],
    ['endless lists in lists', '- '.repeat(10_000), /nested too deep/],
    ['endless keys', '? '.repeat(10_000), /nested too deep/],
  ])('refuses %s', (_, text, expected) => {
    expect(said(text)).toEqual([expect.stringMatching(expected)]);
  });

  it.each<[string, string, RegExp]>([
    [
      'tabs',
      VALID.replace('  name:', '\tname:'),
      /^4:1 : a tab is used for indentation .*-> indent by spaces/,
    ],
    [
      'bad indentation',
      VALID.replace('  owner:', '   owner:'),
      /^4:\d+ : .* -> /,
    ],
    ['an open quote', `${VALID}x: "abc`, /a closing sign or a : is missing/],
    [
      'an open bracket',
      `${VALID}x: [abc`,
      /indentation does not fit .* close every \[/,
    ],
    [
      'two colons',
      VALID.replace('kind: Project', 'kind: a: b'),
      /^2:\d+ : .* -> /,
    ],
    [
      'several documents',
      `${VALID}---\n${VALID}`,
      /^24:1 : the file holds 2 documents -> keep one document/,
    ],
    [
      'duplicate keys',
      VALID.replace('kind: Project', 'kind: Project\nkind: Project'),
      /^3:1 kind: key "kind" is there twice -> keep one of them/,
    ],
    [
      'an anchor',
      VALID.replace('kind: Project', 'kind: &k Project'),
      /^2:\d+ kind: anchors and aliases are not supported -> remove &k/,
    ],
    [
      'an anchored mapping',
      VALID.replace('metadata:', 'metadata: &m'),
      /metadata: anchors and aliases are not supported/,
    ],
    [
      'a merge key',
      VALID.replace('metadata:', 'metadata:\n  <<: { title: x }'),
      /^4:3 metadata\.<<: merge keys are not supported/,
    ],
    [
      'a tag',
      VALID.replace('kind: Project', 'kind: !!str Project'),
      /^2:\d+ kind: tags are not supported -> remove !!str, and/,
    ],
    [
      'a tag of its own',
      VALID.replace('kind: Project', 'kind: !secret Project'),
      /^2:\d+ kind: tags are not supported -> remove !secret/,
    ],
    [
      'a directive',
      `%YAML 1.1\n---\n${VALID}`,
      /^1:1 : directives are not supported/,
    ],
    ['a key that is a list', `${VALID}? [a, b]\n: 1\n`, /a key is not a word/],
    ['a key that is null', `${VALID}? \n: 1\n`, /a key is not a word/],
    [
      '__proto__',
      `${VALID}__proto__: { a: 1 }\n`,
      /^\d+:1 __proto__: unknown key "__proto__" -> remove it/,
    ],
    [
      'a NUL in quotes',
      VALID.replace('name: payments', 'name: "pay\\0ments"'),
      /metadata\.name: "pay\\u0000ments" is not a project name/,
    ],
    [
      'a number as a key',
      VALID.replace('    dev:', '    007:\n      x: 1\n    dev:'),
      /spec\.environments\.007\.x: unknown key "x"/,
    ],
    [
      '.nan',
      VALID.replace('kind: Project', 'kind: .nan'),
      /kind must be Project, not the number NaN/,
    ],
  ])('refuses %s', (_, text, expected) => {
    expect(said(text)).toContainEqual(expect.stringMatching(expected));
  });

  it('says nothing else about a file that is right but for its YAML', () => {
    expect(
      said(VALID.replace('kind: Project', 'kind: &k Project')),
    ).toHaveLength(1);
    expect(said(`${VALID}---\n${VALID}`)).toHaveLength(1);
  });

  it('refuses a bomb of aliases at once, and where it says them', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...Array.from({ length: 20 }, (_, i) => {
        const before = i === 0 ? 'a' : `a${i - 1}`;
        return `a${i}: &a${i} [${Array(10).fill(`*${before}`).join(', ')}]`;
      }),
    ].join('\n');
    const started = Date.now();
    const aliases = said(bomb).filter(problem =>
      problem.includes('anchors and aliases are not supported'),
    );
    expect(aliases).toHaveLength(221);
    expect(Date.now() - started).toBeLessThan(30_000);
  });

  it('takes an alias for what it is even when a value is due there', () => {
    const text = VALID.replace('name: payments', 'name: *x');
    expect(
      said(text).filter(problem => problem.includes('metadata.name')),
    ).toEqual([expect.stringMatching(/anchors and aliases are not supported/)]);
  });

  it('reports no more problems than anyone reads', () => {
    const text = Array.from({ length: 3000 }, (_, i) => `k${i}: 1`).join('\n');
    expect(parseProject(text).problems).toHaveLength(1000);
  });

  it('never throws, and says where and what would be right', () => {
    const lines = VALID.split('\n');
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.stringMatching(/^[-?:,[\]{}#&*!|>'"%@`a-z \n\t]{0,80}$/),
      fc
        .tuple(
          fc.integer({ min: 0, max: lines.length - 1 }),
          fc.stringMatching(/^[-?:,[\]{}#&*!|>'"%@`a-z \n\t]{0,20}$/),
        )
        .map(([at, noise]) =>
          [...lines.slice(0, at), noise, ...lines.slice(at)].join('\n'),
        ),
    );
    fc.assert(
      fc.property(anything, text => {
        const result = parseProject(text);
        for (const problem of result.problems) {
          expect(problem.message).not.toBe('');
          expect(problem.hint).not.toBe('');
          expect(problem.line).toBeGreaterThanOrEqual(1);
          expect(problem.column).toBeGreaterThanOrEqual(1);
        }
        expect(result.valid).toBe(result.problems.length === 0);
      }),
      { numRuns: 1000 },
    );
  });
});
