import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectFile } from '../__testUtils__/projectFile';
import { runLakeport } from '../__testUtils__/runLakeport';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';

const counts = z.record(z.string(), z.record(z.string(), z.int().positive()));

const output = z.strictObject({
  project: z.string(),
  environments: z.record(
    z.string(),
    z.strictObject({
      stacks: counts,
      addressPlan: z.strictObject({
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
      }),
      monthlyCost: z.looseObject({
        currency: z.literal('USD'),
        asOf: z.iso.date(),
        total: z.number(),
        items: z.array(z.looseObject({ monthly: z.number() })),
      }),
    }),
  ),
  shared: z.strictObject({ stacks: counts }),
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
    expect(addressPlan.free).toEqual(['10.0.0.128/25', '10.0.3.128/25']);
    expect(monthlyCost.total).toBeCloseTo(
      monthlyCost.items.reduce((sum, item) => sum + item.monthly, 0),
    );
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

  it('says the problems of an invalid file', async () => {
    const file = join(folder.path, 'lakeport.yaml');
    writeFileSync(file, 'kind: Project\n');
    const { code, stdout, stderr } = await runLakeport([
      'show',
      file,
      '--json',
    ]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('problems');
  });
});
