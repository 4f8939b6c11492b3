import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DefaultLakeportRunner } from './DefaultLakeportRunner';

/** Stands for the bundle: says what it was asked, or what the project file tells it to. */
const SCRIPT = `
const fs = require('node:fs');
const [command, file, ...rest] = process.argv.slice(2);
if (command === '--version') {
  console.log(fs.existsSync(__dirname + '/unversioned') ? 'none' : '0.3.1-rc.1');
  return;
}
const text = fs.readFileSync(file.replace('--snapshot=', ''), 'utf8');
fs.writeFileSync(__dirname + '/seen.json', JSON.stringify({
  argv: process.argv.slice(2), cwd: process.cwd(), secret: process.env.LAKEPORT_TEST_SECRET ?? null,
}));
if (text === 'hang') { setInterval(() => {}, 1000); return; }
if (text === 'flood') { for (;;) fs.writeSync(1, 'x'.repeat(65536)); }
if (text === 'noise') { console.log('hello'); return; }
if (text === 'crash') { console.error('Error: out of ideas'); process.exit(3); }
if (text === 'other') { console.log('{"valid":"yes"}'); return; }
if (text === 'unreadable') {
  if (command === 'check') console.log(JSON.stringify({ valid: false, problems: [
    { path: '', message: 'a bracket is open', hint: 'close it', line: 2, column: 1 }] }));
  process.exit(1);
}
if (text === 'invalid') {
  if (command === 'check') console.log(JSON.stringify({ valid: false, problems: [
    { path: 'spec.environments', message: 'is missing', hint: 'add one', line: 4, column: 1 }] }));
  process.exit(1);
}
if (command === 'docs' && rest.length === 2) console.log('wrote docs/x.md\\nother words');
if (command === 'workflows') console.log('removed .github/workflows/sleep.yml');
if (command === 'bundle') console.log('wrote bundle/databricks.yml\\nbundle/x is there already');
if (text === 'open') {
  console.log(JSON.stringify({ valid: true, problems: [], findings: [
    { rule: 'storage.public-bucket', severity: 'error', environment: 'dev', message: 'm', reason: 'r', source: 's', fix: 'f', more: 1 },
    { rule: 'network.nat-single', severity: 'warning', message: 'm', reason: 'r', source: 's', fix: 'f',
      waived: { reason: 'cost', until: '2027-06-30' } }] }));
  process.exit(1);
}
if (command === 'adopt') {
  if (rest.includes('--owner=nobody')) { console.error('error: --state-bucket is missing'); process.exit(2); }
  const valid = JSON.parse(text).version === 1;
  console.log(JSON.stringify({ valid, problems: valid ? [] : [
    { path: 'spec', message: 'is missing', hint: 'add it', line: 0, column: 0 }],
    report: { managed: [{ what: 'w', why: 'y' }], referenced: [], changes: [], left: [] },
    ...(valid && { files: { 'lakeport.yaml': rest.join(' ') } }) }));
  process.exit(valid ? 0 : 1);
}
if (command === 'check' && rest[1] === '--against') {
  const before = fs.readFileSync(rest[2], 'utf8');
  if (before === 'invalid') { console.error('before.lakeport.yaml:4: is missing'); process.exit(1); }
  console.log(JSON.stringify({ valid: true, problems: [], findings: [], refused: [
    { rule: 'plan.destroy-protected', severity: 'error', environment: 'dev', message: before, reason: 'r', source: 's', fix: 'f' }] }));
  return;
}
if (command === 'check') console.log('{"valid":true,"problems":[]}');
if (command === 'show' && text === 'platform') {
  console.log(JSON.stringify({ valid: true, platform: 'acme', stacks: { 'acme-account': { aws_iam_role: 4 } },
    resources: 4, monthlyCost: { currency: 'USD', asOf: '2026-10-01', total: 0, items: [] } }));
  return;
}
if (command === 'show') console.log(JSON.stringify({ environments: { dev: {
  stacks: { 'hello-dev-base': { aws_subnet: 6 } },
  addressPlan: { cidr: '10.0.0.0/22', subnets: [], free: ['10.0.3.0/24'] },
  monthlyCost: { currency: 'USD', asOf: '2026-10-01', total: 65.7, items: [] } } } }));
if (command === 'topology') console.log(JSON.stringify({
  nodes: [{ id: 'v', kind: 'vpc', name: rest[0], cidr: '10.0.0.0/22', zones: ['a'] }], edges: [] }));
`;

describe('DefaultLakeportRunner', () => {
  let folder: string;
  let script: string;
  const seen = async () =>
    JSON.parse(await readFile(path.join(folder, 'seen.json'), 'utf8'));

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'lakeport-test-'));
    script = path.join(folder, 'lakeport.cjs');
    await writeFile(script, SCRIPT);
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const runner = (limits: { timeoutMs?: number; mostBytes?: number } = {}) =>
    new DefaultLakeportRunner({ path: script, ...limits });

  it('tells the version, and only what is one', async () => {
    await expect(runner().version()).resolves.toBe('0.3.1-rc.1');
    const odd = path.join(folder, 'unversioned');
    await writeFile(odd, '');
    await expect(runner().version()).rejects.toThrow(
      'lakeport --version told no version: none',
    );
    await rm(odd);
  });

  it('writes into the repository that it is given, and says what', async () => {
    await writeFile(path.join(folder, 'lakeport.yaml'), 'fine');
    await expect(runner().generate(folder)).resolves.toEqual([
      'removed .github/workflows/sleep.yml',
      'wrote docs/x.md',
    ]);
    await expect(seen()).resolves.toMatchObject({
      argv: ['docs', 'lakeport.yaml', '--out', '.'],
      cwd: folder,
    });
    await writeFile(path.join(folder, 'lakeport.yaml'), 'crash');
    await expect(runner().generate(folder)).rejects.toThrow(
      'lakeport workflows refused the project file: Error: out of ideas',
    );
  });

  it('starts a bundle where it is asked to', async () => {
    await writeFile(path.join(folder, 'lakeport.yaml'), 'fine');
    await expect(runner().generate(folder, { bundle: true })).resolves.toEqual([
      'removed .github/workflows/sleep.yml',
      'wrote docs/x.md',
      'wrote bundle/databricks.yml',
    ]);
  });

  it('has a workspace adopted, with every choice as one argument', async () => {
    const choices = {
      project: 'legacy',
      environment: 'prod',
      owner: '--out=/etc',
      stateBucket: 'b',
      title: undefined,
      catalogs: ['a', '--b'],
      facts: { platform: 'acme' },
    };
    await expect(runner().adopt({ version: 1 }, choices)).resolves.toEqual({
      valid: true,
      problems: [],
      report: {
        managed: [{ what: 'w', why: 'y' }],
        referenced: [],
        changes: [],
        left: [],
      },
      files: {
        'lakeport.yaml':
          '--json --project=legacy --environment=prod --owner=--out=/etc --state-bucket=b --catalog=a --catalog=--b --facts={"platform":"acme"}',
      },
    });
    await expect(
      runner().adopt({ version: 2 }, choices),
    ).resolves.toMatchObject({ valid: false, problems: [{ path: 'spec' }] });
    await expect(
      runner().adopt({ version: 1 }, { ...choices, owner: 'nobody' }),
    ).rejects.toThrow(
      'lakeport adopt refused what it was given as wrong usage: error: --state-bucket is missing',
    );
  });

  it('checks, in a folder of its own that is gone afterwards, with no secrets', async () => {
    process.env.LAKEPORT_TEST_SECRET = 'hush';
    try {
      await expect(runner().check('fine')).resolves.toEqual({
        valid: true,
        problems: [],
        findings: [],
      });
    } finally {
      delete process.env.LAKEPORT_TEST_SECRET;
    }
    const { argv, cwd, secret } = await seen();
    expect(argv).toEqual(['check', 'lakeport.yaml', '--json']);
    expect(secret).toBeNull();
    await expect(readFile(path.join(cwd, 'lakeport.yaml'))).rejects.toThrow(
      'ENOENT',
    );
  });

  it('gives the problems of an invalid file', async () => {
    await expect(runner().check('invalid')).resolves.toMatchObject({
      valid: false,
      problems: [{ path: 'spec.environments' }],
    });
    await expect(runner().show('invalid')).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(
        'spec.environments (line 4): is missing; add one',
      ),
    });
    await expect(runner().show('unreadable')).rejects.toThrow(
      'The project file is not valid: (line 2): a bracket is open; close it',
    );
  });

  it('gives the findings of a valid file, whatever it exits with', async () => {
    const { valid, findings } = await runner().check('open');
    expect(valid).toBe(true);
    expect(findings).toEqual([
      {
        rule: 'storage.public-bucket',
        severity: 'error',
        environment: 'dev',
        message: 'm',
        reason: 'r',
        source: 's',
        fix: 'f',
      },
      expect.objectContaining({
        waived: { reason: 'cost', until: '2027-06-30' },
      }),
    ]);
  });

  it('checks against another state of the file', async () => {
    const { refused } = await runner().check('fine', { against: 'as it was' });
    expect(refused).toMatchObject([
      { rule: 'plan.destroy-protected', message: 'as it was' },
    ]);
    const { argv, cwd } = await seen();
    expect(argv).toEqual([
      'check',
      'lakeport.yaml',
      '--json',
      '--against',
      'before.lakeport.yaml',
    ]);
    await expect(
      readFile(path.join(cwd, 'before.lakeport.yaml')),
    ).rejects.toThrow('ENOENT');
    await expect(
      runner().check('fine', { against: 'invalid' }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('before.lakeport.yaml:4: is missing'),
    });
  });

  it('shows a platform as what belongs to no environment', async () => {
    expect(await runner().show('platform')).toEqual({
      environments: {},
      shared: {
        stacks: { 'acme-account': { aws_iam_role: 4 } },
        monthlyCost: {
          currency: 'USD',
          asOf: '2026-10-01',
          total: 0,
          items: [],
        },
      },
    });
  });

  it('shows, and draws, without a shell between', async () => {
    const shown = await runner().show('fine');
    expect(shown.environments.dev.stacks).toEqual({
      'hello-dev-base': { aws_subnet: 6 },
    });
    const topology = await runner().topology('fine', '--help; $(id)');
    expect(topology.nodes).toEqual([
      {
        id: 'v',
        kind: 'vpc',
        name: '--environment=--help; $(id)',
        cidr: '10.0.0.0/22',
        zones: ['a'],
      },
    ]);
  });

  it('draws the whole project where no environment is named', async () => {
    const { nodes } = await runner().topology('fine');
    expect(nodes).toHaveLength(1);
    const { argv } = await seen();
    expect(argv).toEqual(['topology', 'lakeport.yaml', '--format=json']);
    await expect(runner().topology('invalid')).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(
        'spec.environments (line 4): is missing; add one',
      ),
    });
  });

  it.each([
    ['noise', /printed no JSON: hello/],
    ['other', /another shape .*valid/],
    ['crash', /out of ideas/],
  ])('says what went wrong: %s', async (text, message) => {
    await expect(runner().check(text)).rejects.toThrow(message);
  });

  it('ends a run that takes too long or prints too much', async () => {
    await expect(runner({ timeoutMs: 200 }).check('hang')).rejects.toThrow(
      /longer than 0.2 s/,
    );
    await expect(runner({ mostBytes: 1000 }).check('flood')).rejects.toThrow(
      /more than 1000 bytes/,
    );
  });

  it('ends with its caller', async () => {
    const controller = new AbortController();
    const run = runner().check('hang', { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('gone')), 100);
    await expect(run).rejects.toThrow('gone');
  });

  it('says what to do when the bundle is missing', async () => {
    await expect(
      new DefaultLakeportRunner({ path: path.join(folder, 'no.cjs') }).check(
        '',
      ),
    ).rejects.toThrow(
      /no file .*no\.cjs.*bundle\.mjs.*databricks\.lakeport\.path/,
    );
  });
});
