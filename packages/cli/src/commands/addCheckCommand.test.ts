import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { platformFile } from '../__testUtils__/platformFile';
import { projectFile } from '../__testUtils__/projectFile';
import { runLakeport } from '../__testUtils__/runLakeport';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';

const findingList = z.array(
  z.strictObject({
    rule: z.string().regex(/^[a-z]+\.[a-z0-9-]+$/),
    severity: z.enum(['error', 'warning', 'info']),
    environment: z.string().optional(),
    stack: z.string().optional(),
    resource: z.string().optional(),
    message: z.string().min(1),
    reason: z.string().min(1),
    source: z.string().min(1),
    fix: z.string().min(1),
    waived: z
      .strictObject({ reason: z.string(), until: z.iso.date() })
      .optional(),
  }),
);

// The contract, and nothing beside it.
const output = z.strictObject({
  valid: z.boolean(),
  problems: z.array(
    z.strictObject({
      path: z.string(),
      message: z.string().min(1),
      hint: z.string().min(1),
      line: z.int().min(0),
      column: z.int().min(0),
    }),
  ),
  findings: findingList,
  refused: findingList.optional(),
});

jest.setTimeout(60_000);

describe('lakeport check', () => {
  const folder = temporaryFolder();

  const checkJson = async (content: string | Uint8Array) => {
    const file = join(folder.path, 'lakeport.yaml');
    writeFileSync(file, content);
    const ended = await runLakeport(['check', file, '--json']);
    return { ...ended, ...output.parse(JSON.parse(ended.stdout)) };
  };

  it('knows whom a platform makes account admin, and finds no error', async () => {
    const { code, findings } = await checkJson(platformFile());
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(code).toBe(0);
  });

  it('says that a valid file is valid', async () => {
    const { stdout: json, ...checked } = await checkJson(projectFile());
    expect(checked).toMatchObject({
      code: 0,
      stderr: '',
      valid: true,
      problems: [],
    });
    expect(json.endsWith('}\n')).toBe(true);
    const file = join(folder.path, 'lakeport.yaml');
    const { code, stdout } = await runLakeport(['validate', file]);
    expect(code).toBe(0);
    expect(stdout).toContain('is valid: project hello, environments dev');
  });

  it('starts no other process: it needs no terraform', async () => {
    const file = join(folder.path, 'lakeport.yaml');
    writeFileSync(file, projectFile());
    const { code, stderr } = await runLakeport(['check', file], {
      env: { PATH: folder.path },
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('gives a terminal no key of the file to act on', async () => {
    const file = join(folder.path, 'lakeport.yaml');
    const key = '"\\e[31mred\\x9b": ';
    writeFileSync(file, `${projectFile()}    ${key}\n`);
    for (const command of [['check'], ['show']]) {
      const { code, stdout, stderr } = await runLakeport([...command, file]);
      expect(code).toBe(1);
      expect(stdout + stderr).toContain('environments."\\u001b[31mred\\u{9b}"');
      expect((stdout + stderr).replace(/\n/g, '')).not.toMatch(/\p{Cc}/u);
    }
  });

  /** An environment whose stacks break rules of each severity. */
  const isolated = `    dev:
      awsAccountId: "100000000002"
      region: us-west-2
      securityProfile: development
      network: { cidr: 10.0.0.0/22, availabilityZones: [us-west-2a, us-west-2b], egress: isolated }
    qa:
      awsAccountId: "100000000003"
      region: us-west-2
      securityProfile: development
      network: { cidr: 10.1.0.0/22, availabilityZones: [us-west-2a, us-west-2b], egress: single-nat }
`;
  const waivers = `  waivers:
    - { rule: network.isolated-without-endpoints, environment: dev, reason: "an experiment", until: 2099-12-31 }
`;

  it('fails for errors in the synthesized stacks', async () => {
    const { code, valid, findings, problems } = await checkJson(
      projectFile(isolated),
    );
    expect({ code, valid, problems }).toEqual({
      code: 1,
      valid: true,
      problems: [],
    });
    expect(
      findings.map(({ rule, severity, environment, resource }) => ({
        rule,
        severity,
        environment,
        resource,
      })),
    ).toEqual(
      expect.arrayContaining([
        {
          rule: 'network.isolated-without-endpoints',
          severity: 'error',
          environment: 'dev',
          resource: undefined,
        },
        {
          rule: 'network.nat-single',
          severity: 'warning',
          environment: 'qa',
          resource: 'aws_vpc.network-vpc',
        },
      ]),
    );
    const file = join(folder.path, 'lakeport.yaml');
    const { code: plain, stdout } = await runLakeport(['check', file]);
    expect(plain).toBe(1);
    expect(stdout).toMatch(
      /1 error\n {2}network\.isolated-without-endpoints\n/,
    );
    expect(stdout).toContain(
      'hello-qa-base aws_vpc.network-vpc: 1 NAT gateway',
    );
    expect(stdout.indexOf('1 error')).toBeLessThan(stdout.indexOf('warning'));
  });

  it('passes when they are waived, and says so', async () => {
    const { code, findings } = await checkJson(projectFile(isolated) + waivers);
    expect(code).toBe(0);
    expect(
      findings.filter(({ severity }) => severity === 'error'),
    ).toMatchObject([
      { waived: { reason: 'an experiment', until: '2099-12-31' } },
    ]);
    const file = join(folder.path, 'lakeport.yaml');
    const { stdout } = await runLakeport(['check', file]);
    expect(stdout).not.toContain('1 error');
    expect(stdout).toContain(
      'network.isolated-without-endpoints in dev until 2099-12-31: an experiment',
    );
  });

  it('says all problems with their places', async () => {
    const content = projectFile()
      .replace('10.0.0.0/22', '10.0.0.0/33')
      .replace('adminRole', 'adminRol');
    const { code, valid, problems } = await checkJson(content);
    expect({ code, valid }).toEqual({ code: 1, valid: false });
    expect(problems.map(problem => problem.path)).toEqual(
      expect.arrayContaining([
        'spec.aws.adminRol',
        'spec.environments.dev.network.cidr',
      ]),
    );
    const lines = content.split('\n');
    for (const { path, line, column } of problems) {
      const key = path.split('.').at(-1) ?? '';
      expect(lines[line - 1]?.slice(column - 1) ?? '').not.toBe('');
      expect([key, lines[line - 1]].join(' ')).toMatch(/adminRol|cidr|aws/);
    }
    const file = join(folder.path, 'lakeport.yaml');
    const { stdout } = await runLakeport(['check', file]);
    expect(stdout).toContain(`${file}:`);
    expect(stdout).toContain('spec.environments.dev.network.cidr');
  });

  describe('against another state of the file', () => {
    const profile = (name: string) =>
      projectFile().replace('development', name);
    const before = () => join(folder.path, 'before.lakeport.yaml');

    async function checkAgainst(was: string, is: string, ...args: string[]) {
      const file = join(folder.path, 'lakeport.yaml');
      writeFileSync(before(), was);
      writeFileSync(file, is);
      return runLakeport(['check', file, '--against', before(), ...args]);
    }

    it('says what a deployment refuses of the change, and passes all the same', async () => {
      const change = [
        profile('production-secure'),
        profile('development'),
      ] as const;
      const { code, stdout } = await checkAgainst(...change, '--json');
      expect(code).toBe(0);
      expect(
        output
          .parse(JSON.parse(stdout))
          .refused?.map(({ environment, rule }) => `${environment} ${rule}`),
      ).toEqual([
        'dev plan.destroy-protected',
        'dev plan.privatelink-in-use',
        'dev plan.privatelink-in-use',
        'dev plan.destroy-protected',
      ]);
      const plain = await checkAgainst(...change);
      expect(plain.stdout).toMatch(
        /A deployment of the change is refused for:\n\n4 errors\n {2}plan\.destroy-protected\n/,
      );
      expect(plain.stdout).toContain('hello-dev-base aws_kms_key.storage-key');
    });

    it('says so when nothing is refused, and nothing where it is not asked', async () => {
      const { stdout } = await checkAgainst(
        profile('development'),
        profile('production-basic'),
      );
      expect(stdout).toContain('Nothing of the change is refused');
      const { stdout: json } = await checkAgainst(
        projectFile(),
        projectFile(),
        '--json',
      );
      expect(output.parse(JSON.parse(json)).refused).toEqual([]);
      expect(await checkJson(projectFile())).not.toHaveProperty('refused');
    });

    it.each([
      ['is not valid', projectFile().replace('/22', '/33'), 1, /cidr/],
      ['is of another kind', platformFile(), 2, /is the file of a platform/],
      ['is not there', undefined, 2, /no-such\.yaml/],
    ])('refuses one that %s', async (_, was, code, message) => {
      const file = join(folder.path, 'lakeport.yaml');
      writeFileSync(file, projectFile());
      writeFileSync(before(), was ?? '');
      const against = was === undefined ? 'no-such.yaml' : before();
      const ended = await runLakeport(['check', file, '--against', against]);
      expect(ended.code).toBe(code);
      expect(ended.stderr).toMatch(message);
    });

    it('says the problems of the file itself first', async () => {
      const { code, stdout } = await checkAgainst(
        projectFile(),
        projectFile().replace('/22', '/33'),
      );
      expect(code).toBe(1);
      expect(stdout).toContain('cidr');
      expect(stdout).not.toContain('refused');
    });
  });

  it.each([
    ['empty', ''],
    ['binary', new Uint8Array([0, 159, 146, 150, 255, 0])],
    ['no YAML', 'a: [b'],
    ['several documents', `${projectFile()}---\n${projectFile()}`],
    ['5 MB', `a: ${'x'.repeat(5 * 1024 * 1024)}`],
    ['another kind of value', '- 1\n- 2\n'],
  ])('refuses content that is %s', async (_, content) => {
    const { code, valid, problems, stderr } = await checkJson(content);
    expect({ code, valid, stderr }).toEqual({
      code: 1,
      valid: false,
      stderr: '',
    });
    expect(problems.length).toBeGreaterThan(0);
  });

  it('keeps JSON parseable where there is no file', async () => {
    const { code, stdout, stderr } = await runLakeport([
      'check',
      join(folder.path, 'no-such.yaml'),
      '--json',
    ]);
    expect(code).toBe(2);
    expect(output.parse(JSON.parse(stdout)).valid).toBe(false);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
