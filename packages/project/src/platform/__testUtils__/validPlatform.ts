import { setValue } from '../../__testUtils__/setValue';
import type { PlatformInput } from '../Platform';

/** A small valid platform with one project, new for each call. */
export function validPlatform(): PlatformInput {
  return {
    apiVersion: 'lakeport.dev/v1alpha1',
    kind: 'Platform',
    metadata: { name: 'acme', owner: 'group:default/data-platform' },
    spec: {
      databricks: {
        accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
        groups: { existing: ['metastore-admins'] },
      },
      aws: {
        adminAccountId: '100000000001',
        adminRole: 'TerraformAdminRole',
        childRole: 'TerraformChildRole',
        state: { bucket: 'acme-terraform-tf-state', region: 'us-east-1' },
      },
      github: { organization: 'acme', repository: 'lakehouse-platform' },
      addressPools: { 'us-west-2': ['10.0.0.0/20'] },
      projects: {
        payments: {
          repository: 'acme/payments-lakehouse',
          owner: 'group:default/payments-data',
          environments: {
            dev: {
              awsAccountId: '100000000002',
              region: 'us-west-2',
              cidr: '10.0.0.0/22',
            },
          },
        },
      },
    },
  };
}

/** The valid platform with values at dotted paths set, or removed by undefined. */
export function platformWith(values: Record<string, unknown>): unknown {
  return Object.entries(values).reduce<unknown>(
    (held, [path, value]) => setValue(held, path, value),
    validPlatform(),
  );
}
