import type { LakeportEnvironment } from '@lakeport/backstage-plugin-databricks-node';
import { planAddresses } from '@lakeport/project';
import { summarizeProject } from './summarizeProject';

describe('summarizeProject', () => {
  const cost = (total: number) => ({
    currency: 'USD' as const,
    asOf: '2026-08-01',
    total,
    items: [],
  });
  const environment = (name: string): LakeportEnvironment => ({
    stacks: { [`payments-${name}-base`]: { aws_vpc: 1, aws_subnet: 6 } },
    addressPlan: planAddresses({
      cidr: '10.0.0.0/22',
      availabilityZones: ['us-west-2a', 'us-west-2b'],
    }),
    monthlyCost: cost(65.7),
  });

  it('adds up environments and what they share', () => {
    expect(
      summarizeProject({
        environments: { dev: environment('dev'), test: environment('test') },
        shared: {
          stacks: { 'payments-account': { databricks_metastore: 1 } },
          monthlyCost: cost(1),
        },
      }),
    ).toEqual({
      stacks: [
        {
          name: 'payments-account',
          environments: [],
          resources: 1,
          resourcesByType: { databricks_metastore: 1 },
        },
        expect.objectContaining({ name: 'payments-dev-base', resources: 7 }),
        expect.objectContaining({ name: 'payments-test-base', resources: 7 }),
      ],
      resources: 15,
      monthlyCost: 132.4,
      currency: 'USD',
      asOf: '2026-08-01',
    });
  });

  it('adds what is between environments', () => {
    const between = {
      connectivity: {
        stacks: { 'payments-connectivity': { aws_route: 4 } },
        monthlyCost: cost(3.3),
      },
    };
    expect(
      summarizeProject({
        environments: {
          dev: { ...environment('dev'), monthlyCostAsleep: cost(2) },
        },
        between,
      }),
    ).toMatchObject({
      stacks: [
        { name: 'payments-dev-base' },
        { name: 'payments-connectivity', environments: [], resources: 4 },
      ],
      resources: 11,
      monthlyCost: 69,
      monthlyCostAsleep: 5.3,
    });
  });

  it('takes what cannot sleep at its full price while the rest is asleep', () => {
    expect(
      summarizeProject({
        environments: {
          dev: { ...environment('dev'), monthlyCostAsleep: cost(2) },
          test: environment('test'),
        },
      }).monthlyCostAsleep,
    ).toBe(67.7);
  });
});
