import type { ProjectInput } from '../Project';

/** A small valid project with one environment, new for each call. */
export function validProject(): ProjectInput & {
  spec: { environments: { dev: ProjectInput['spec']['environments'][string] } };
} {
  return {
    apiVersion: 'lakeport.dev/v1alpha1',
    kind: 'Project',
    metadata: { name: 'payments', owner: 'group:default/payments-data' },
    spec: {
      databricks: { accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a' },
      aws: {
        adminAccountId: '100000000001',
        adminRole: 'TerraformAdminRole',
        childRole: 'TerraformChildRole',
        state: { bucket: 'acme-terraform-tf-state', region: 'us-east-1' },
      },
      environments: {
        dev: {
          awsAccountId: '100000000002',
          region: 'us-west-2',
          securityProfile: 'development',
          network: {
            cidr: '10.0.0.0/22',
            availabilityZones: ['us-west-2a', 'us-west-2b'],
          },
        },
      },
    },
  };
}
