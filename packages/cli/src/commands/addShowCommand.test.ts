import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { connectedProjectFile } from '../__testUtils__/connectedProjectFile';
import { projectFile } from '../__testUtils__/projectFile';
import { runLakeport } from '../__testUtils__/runLakeport';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';

const counts = z.record(z.string(), z.record(z.string(), z.int().positive()));

const cost = z.strictObject({
  currency: z.literal('USD'),
  asOf: z.iso.date(),
  priceRegion: z.string(),
  total: z.number(),
  items: z.array(z.looseObject({ monthly: z.number() })),
});

const compared = z.strictObject({
  securityProfile: z.string(),
  costBand: z.string().regex(/^\${1,4}$/),
  network: z.enum(['create', 'existing', 'none']),
  egress: z.string().optional(),
  asleep: z.boolean(),
  stacks: counts,
  resources: z.int().positive(),
  monthlyCost: cost,
  monthlyCostAsleep: cost.optional(),
  sleep: z
    .strictObject({ asleepShare: z.number(), monthlySaving: z.number() })
    .optional(),
});

const environment = compared.extend({
  addressPlan: z
    .strictObject({
      cidr: z.string(),
      subnets: z.array(
        z.strictObject({
          name: z.string(),
          tier: z.enum(['public', 'private', 'privatelink']),
          availabilityZone: z.string(),
          cidr: z.string(),
          usable: z.int(),
          nodes: z.int(),
        }),
      ),
      free: z.array(z.string()),
    })
    .optional(),
});

const set = z.record(z.string(), z.string());

// The contract, and nothing beside it.
const output = z.strictObject({
  valid: z.literal(true),
  project: z.string(),
  environments: z.record(z.string(), environment),
  between: z
    .partialRecord(
      z.enum(['connectivity', 'regions']),
      z.strictObject({
        stacks: counts,
        resources: z.int().positive(),
        monthlyCost: cost,
      }),
    )
    .optional(),
  shared: z.strictObject({ stacks: counts, monthlyCost: cost }),
  comparisons: z
    .array(
      z.discriminatedUnion('valid', [
        z.strictObject({
          set,
          valid: z.literal(true),
          environments: z.record(z.string(), compared),
        }),
        z.strictObject({
          set,
          valid: z.literal(false),
          problems: z.array(
            z.strictObject({
              path: z.string(),
              message: z.string(),
              hint: z.string(),
            }),
          ),
        }),
      ]),
    )
    .optional(),
});

jest.setTimeout(60_000);

describe('lakeport show', () => {
  const folder = temporaryFolder();

  const show = async (...options: string[]) => {
    const file = join(folder.path, 'lakeport.yaml');
    writeFileSync(file, projectFile());
    return runLakeport(['show', file, ...options]);
  };

  it('prints the documented JSON', async () => {
    const { code, stdout, stderr } = await show('--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { environments, shared } = output.parse(JSON.parse(stdout));
    expect(Object.keys(shared.stacks)).toEqual(['hello-account']);
    const { stacks, addressPlan, monthlyCost } = environments.dev;
    expect(Object.keys(stacks)).toEqual([
      'hello-dev-base',
      'hello-dev-workspace',
      'hello-dev-data',
    ]);
    expect(stacks['hello-dev-base']).toMatchObject({
      aws_vpc: 1,
      aws_subnet: 6,
      aws_nat_gateway: 2,
    });
    expect(addressPlan?.free).toEqual(['10.0.0.128/25', '10.0.3.128/25']);
    expect(monthlyCost.total).toBeCloseTo(
      monthlyCost.items.reduce((sum, item) => sum + item.monthly, 0),
    );
  });

  it('shows what is between environments beside them', async () => {
    const file = join(folder.path, 'connected.yaml');
    writeFileSync(file, connectedProjectFile());
    const json = await runLakeport(['show', file, '--json']);
    const { between, environments } = output.parse(JSON.parse(json.stdout));

    expect(Object.keys(environments)).toEqual(['dev', 'qa']);
    expect(between?.connectivity).toMatchObject({
      resources: 8,
      stacks: { 'hello-connectivity': { aws_route: 4 } },
      monthlyCost: { total: 0 },
    });
    const { stdout } = await runLakeport(['show', file]);
    expect(stdout).toContain(
      'Between environments: connectivity, 8 resources, 0.00 a month idle',
    );
    const checked = await runLakeport(['check', file]);
    expect(checked.stdout).toContain(
      'is valid: project hello, environments dev, qa; between them connectivity',
    );
    const due = await runLakeport(['due', file, '-e', 'connectivity']);
    expect(due).toMatchObject({ code: 0, stdout: 'none\n' });
  });

  it('takes no operation between environments that is about one', async () => {
    const file = join(folder.path, 'connected.yaml');
    writeFileSync(file, connectedProjectFile());
    const slept = await runLakeport([
      'sleep',
      file,
      '-e',
      'connectivity',
      '--rehearsal',
    ]);
    expect(slept.code).toBe(2);
    expect(slept.stderr).toContain(
      'connectivity is between environments: there is nothing to sleep',
    );
    const unknown = await runLakeport(['plan', file, '-e', 'regions']);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('It has: dev, qa, connectivity.');
  });

  it('prints tables for people', async () => {
    const { code, stdout } = await show();
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /private-us-west-2a +private +us-west-2a +10\.0\.1\.0\/24 +251 +125/,
    );
    expect(stdout).toContain('free: 10.0.0.128/25, 10.0.3.128/25');
    expect(stdout).not.toContain('\u001b');
  });

  const profiles = (lines = '') =>
    ['development', 'production-basic', 'production-secure', 'maximum-security']
      .map(
        (profile, index) => `    e${index}:
      awsAccountId: "10000000000${index + 2}"
      region: us-west-2
      securityProfile: ${profile}
      network: { cidr: 10.${index}.0.0/22, availabilityZones: [us-west-2a, us-west-2b] }
${lines}`,
      )
      .join('');

  const showJson = async (environments: string, ...options: string[]) => {
    const file = join(folder.path, 'lakeport.yaml');
    writeFileSync(file, projectFile(environments));
    const ended = await runLakeport(['show', file, '--json', ...options]);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    return output.parse(JSON.parse(ended.stdout));
  };

  it('adds up what each profile costs, awake and asleep', async () => {
    const { environments } = await showJson(
      profiles(
        '      sleep: { schedule: { asleep: "0 20 * * 1-5", awake: "0 8 * * 1-5", timeZone: Europe/Berlin } }\n',
      ),
    );
    expect(
      Object.values(environments).map(summary => [
        summary.costBand,
        summary.monthlyCost.total,
        summary.monthlyCostAsleep?.total,
        summary.sleep?.monthlySaving,
      ]),
    ).toEqual([
      ['$', 102.2, 0, 65.7],
      ['$$', 131.4, 29.2, 65.7],
      ['$$$', 132.4, 30.2, 65.7],
      ['$$$$', 133.4, 31.2, 65.7],
    ]);
    expect(environments.e0.sleep?.asleepShare).toBe(0.643);
  });

  it('shows what the file says, and what it costs awake, when it is declared asleep', async () => {
    const { environments } = await showJson(
      profiles('      sleep: { asleep: true, keepAddresses: true }\n'),
    );
    const { asleep, monthlyCost, monthlyCostAsleep, sleep, stacks } =
      environments.e0;
    expect({ asleep, sleep }).toEqual({ asleep: true, sleep: undefined });
    expect(stacks['hello-e0-base']).not.toHaveProperty('aws_nat_gateway');
    expect(monthlyCost.total).toBe(102.2);
    expect(monthlyCostAsleep?.total).toBe(7.3);
  });

  it('compares with the same file with a switch set', async () => {
    const { environments, comparisons = [] } = await showJson(
      profiles(),
      '--compare',
      'securityProfile=maximum-security,egress=single-nat',
      '--compare',
      'egress=isolated',
      '--compare',
      'egress=none',
    );
    expect(comparisons.map(({ set: switches }) => switches)).toEqual([
      { securityProfile: 'maximum-security', egress: 'single-nat' },
      { egress: 'isolated' },
      { egress: 'none' },
    ]);
    const totals = comparisons.map(comparison =>
      comparison.valid
        ? Object.values(comparison.environments).map(
            ({ monthlyCost }) => monthlyCost.total,
          )
        : comparison.problems.map(({ path }) => path),
    );
    expect(totals[0]).toEqual([96.9, 96.9, 96.9, 96.9]);
    expect(totals[1]).toEqual([29.2, 58.4, 59.4, 60.4]);
    expect(totals[2]).toContain('spec.environments.e0.network.egress');
    // The file itself is shown as it is.
    expect(environments.e0.monthlyCost.total).toBe(102.2);
    expect(environments.e0.stacks['hello-e0-base'].aws_nat_gateway).toBe(2);
  });

  it('prints comparisons side by side', async () => {
    const { code, stdout } = await show(
      '--compare',
      'securityProfile=maximum-security',
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/aws_kms_key +0 +2/);
    expect(stdout).toMatch(/USD a month +102\.20 +133\.40/);
    expect(stdout).not.toMatch(/aws_nat_gateway +2 +2/);
  });

  it('refuses to compare with what is no switch', async () => {
    for (const wrong of ['egres=isolated', 'egress', 'egress=']) {
      const { code, stdout, stderr } = await show('--compare', wrong);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('securityProfile=');
    }
  });

  it('takes prices from a file', async () => {
    const file = join(folder.path, 'prices.yaml');
    writeFileSync(
      file,
      'asOf: 2026-11-01\nregion: eu-central-1\nperMonth: { aws_nat_gateway: 40, aws_eip: 5, aws_vpc_endpoint: 10 }\n',
    );
    const { code, stdout } = await show('--json', '--prices', file);
    expect(code).toBe(0);
    expect(
      output.parse(JSON.parse(stdout)).environments.dev.monthlyCost,
    ).toMatchObject({
      asOf: '2026-11-01',
      priceRegion: 'eu-central-1',
      total: 130,
    });
  });

  it.each([
    ['asOf: yesterday\n', 'asOf'],
    ['a: [', 'is not YAML'],
  ])('says what is wrong with a file of prices: %j', async (content, said) => {
    const file = join(folder.path, 'prices.yaml');
    writeFileSync(file, content);
    const { code, stdout, stderr } = await show('--prices', file);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(said);
    expect(stderr).toContain('perMonth');
  });

  it('says the problems of an invalid file', async () => {
    const file = join(folder.path, 'lakeport.yaml');
    writeFileSync(file, 'kind: Project\n');
    const plain = await runLakeport(['show', file]);
    expect(plain).toMatchObject({ code: 1, stdout: '' });
    expect(plain.stderr).toContain('problems');
    const json = await runLakeport(['show', file, '--json']);
    expect(json).toMatchObject({ code: 1, stderr: '' });
    expect(JSON.parse(json.stdout)).toMatchObject({
      valid: false,
      problems: expect.arrayContaining([
        expect.objectContaining({ path: 'spec', hint: expect.any(String) }),
      ]),
    });
  });
});
