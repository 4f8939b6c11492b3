/** What a test says about its platform beside the usual. */
export interface PlatformFileOptions {
  /** What stands under `spec.databricks` beside the account. */
  readonly databricks?: Readonly<Record<string, unknown>>;
  readonly github?: Readonly<Record<string, unknown>>;
  readonly projects?: Readonly<Record<string, unknown>>;
}

/** Two projects with two accounts and with one. */
export const TWO_PROJECTS = {
  payments: {
    repository: 'acme/payments-lakehouse',
    owner: 'group:default/payments-data',
    environments: {
      dev: {
        awsAccountId: '100000000002',
        region: 'us-west-2',
        cidr: '10.0.0.0/22',
      },
      prod: {
        awsAccountId: '100000000003',
        region: 'us-west-2',
        cidr: '10.0.4.0/22',
      },
    },
  },
  loans: {
    repository: 'acme/loans-lakehouse',
    owner: 'group:default/loans-data',
    environments: {
      dev: {
        awsAccountId: '100000000004',
        region: 'us-west-2',
        cidr: '10.0.8.0/22',
      },
    },
  },
};

/** The text of a platform file: platform `acme` with two projects. */
export function platformFile(options: PlatformFileOptions = {}): string {
  return JSON.stringify({
    apiVersion: 'lakeport.dev/v1alpha1',
    kind: 'Platform',
    metadata: { name: 'acme', owner: 'group:default/data-platform' },
    spec: {
      databricks: {
        accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
        ...options.databricks,
      },
      aws: {
        adminAccountId: '100000000001',
        adminRole: 'TerraformAdminRole',
        childRole: 'TerraformChildRole',
        state: { bucket: 'acme-terraform-tf-state', region: 'us-east-1' },
        tags: { organization: 'acme' },
      },
      github: {
        organization: 'acme',
        repository: 'lakehouse-platform',
        ...options.github,
      },
      addressPools: { 'us-west-2': ['10.0.0.0/12'] },
      projects: options.projects ?? TWO_PROJECTS,
    },
  });
}
