import { Project, Regions } from '@lakeport/project';
import { projectFrom } from './projectFrom';

/** An environment of {@link regionsProject}, as the file has it. */
export interface RegionOfTest {
  readonly account?: string;
  readonly region?: string;
  readonly cidr?: string;
  /** Lines under the environment. */
  readonly more?: Readonly<Record<string, unknown>>;
}

const ENVIRONMENTS = {
  online: {
    account: '100000000012',
    region: 'us-east-1',
    cidr: '10.32.16.0/20',
  },
  recovery: {
    account: '100000000012',
    region: 'us-west-2',
    cidr: '10.48.0.0/20',
  },
  abroad: {
    account: '100000000014',
    region: 'eu-central-1',
    cidr: '10.64.0.0/20',
  },
};

type Name = keyof typeof ENVIRONMENTS;

/** All that a project may have between its regions. */
export const everyRegionPart = {
  primary: 'online',
  secondaries: ['recovery'],
  sharing: { catalogs: ['retail_online'], as: 'retail_online_shared' },
  database: {
    engine: 'aurora-postgresql',
    mode: 'global',
    federateAs: 'retail_orders',
  },
  keys: 'multi-region',
  dns: {
    zone: 'retail.internal.example',
    records: { 'orders-db': 'database' },
  },
  monitoring: { notify: ['ops@retail.example'] },
};

/**
 * A project `retail` with environments in several regions; by default `online`
 * and `recovery`, in one account, with a default catalog that analysts read.
 */
export function regionsProject(
  regions: Readonly<Record<string, unknown>> = everyRegionPart,
  environments: Readonly<Partial<Record<Name, RegionOfTest>>> = {
    online: {},
    recovery: {},
  },
  spec: Readonly<Record<string, unknown>> = {},
): Project {
  const names: Name[] = ['online', 'recovery', 'abroad'];
  return projectFrom(
    JSON.stringify({
      apiVersion: 'lakeport.dev/v1alpha1',
      kind: 'Project',
      metadata: { name: 'retail', owner: 'group:default/retail-data' },
      spec: {
        databricks: { accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a' },
        aws: {
          adminAccountId: '100000000001',
          adminRole: 'TerraformAdminRole',
          childRole: 'TerraformChildRole',
          state: { bucket: 'retail-terraform-tf-state', region: 'us-east-1' },
        },
        environments: Object.fromEntries(
          names.flatMap(name => {
            const given = environments[name];
            if (!given) {
              return [];
            }
            const { account, cidr, region } = {
              ...ENVIRONMENTS[name],
              ...given,
            };
            return [
              [
                name,
                {
                  awsAccountId: account,
                  region,
                  securityProfile: 'development',
                  network: {
                    cidr,
                    availabilityZones: [`${region}a`, `${region}b`],
                  },
                  catalogs: {
                    [`retail_${name}`]: {
                      default: true,
                      schemas: { orders: {} },
                      grants: [{ group: 'analysts', preset: 'reader' }],
                    },
                  },
                  ...given.more,
                },
              ],
            ];
          }),
        ),
        regions,
        ...spec,
      },
    }),
  );
}

/** The regions of a project of a test, which has some. */
export function regionsOf(project: Project): Regions {
  const { regions } = project.spec;
  if (!regions) {
    throw new Error('The project of this test has no regions');
  }
  return regions;
}
