import { serializePlatform } from '@lakeport/project';

/** A project's entry in the platform file of tests. */
export interface ProjectEntry {
  repository: string;
  owner: string;
  environments: Record<
    string,
    { awsAccountId: string; region: string; cidr?: string }
  >;
}

/** `payments` with `dev` in 10.0.0.0/22, as the platform file has it. */
export const paymentsEntry: ProjectEntry = {
  repository: 'acme/payments',
  owner: 'group:default/payments-data',
  environments: {
    dev: {
      awsAccountId: '100000000002',
      region: 'us-west-2',
      cidr: '10.0.0.0/22',
    },
  },
};

/** The text of the platform file `acme` with the pool 10.0.0.0/20 in us-west-2. */
export function platformText(
  projects: Record<string, ProjectEntry>,
  pools: string[] = ['10.0.0.0/20'],
): string {
  return serializePlatform({
    apiVersion: 'lakeport.dev/v1alpha1',
    kind: 'Platform',
    metadata: {
      name: 'acme',
      title: 'Acme data platform',
      owner: 'group:default/data-platform',
    },
    spec: {
      databricks: {
        accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
        metastores: { 'us-west-2': {} },
        groups: { existing: ['platform-admins'], create: ['data-engineers'] },
      },
      aws: {
        adminAccountId: '100000000001',
        adminRole: 'TerraformAdminRole',
        childRole: 'TerraformChildRole',
        state: { bucket: 'acme-terraform-tf-state', region: 'us-east-1' },
      },
      github: { organization: 'acme', repository: 'lakehouse-platform' },
      addressPools: { 'us-west-2': pools },
      projects,
    },
  });
}
