import type { LakeportEnvironment } from '@lakeport/backstage-plugin-databricks-node';
import { planAddresses } from '@lakeport/project';
import { summarizeProject } from './summarizeProject';

describe('summarizeProject', () => {
  it('counts a stack that environments share once', () => {
    const environment = (name: string): LakeportEnvironment => ({
      stacks: {
        'payments-account': { databricks_metastore: 1 },
        [`payments-${name}-base`]: { aws_vpc: 1, aws_subnet: 6 },
      },
      addressPlan: planAddresses({
        cidr: '10.0.0.0/22',
        availabilityZones: ['us-west-2a', 'us-west-2b'],
      }),
      monthlyCost: {
        currency: 'USD',
        asOf: '2026-08-01',
        total: 65.7,
        items: [],
      },
    });
    expect(
      summarizeProject({
        environments: { dev: environment('dev'), test: environment('test') },
      }),
    ).toEqual({
      stacks: [
        {
          name: 'payments-account',
          environments: ['dev', 'test'],
          resources: 1,
          resourcesByType: { databricks_metastore: 1 },
        },
        expect.objectContaining({ name: 'payments-dev-base', resources: 7 }),
        expect.objectContaining({ name: 'payments-test-base', resources: 7 }),
      ],
      resources: 15,
      monthlyCost: 131.4,
      currency: 'USD',
      asOf: '2026-08-01',
    });
  });
});
