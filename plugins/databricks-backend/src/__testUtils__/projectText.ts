import { serializeProject } from '@lakeport/project';

/** The text of the project file `payments` of the platform `acme`, with `dev` and `prod`. */
export function projectText(
  change: {
    devAccount?: string;
    platform?: string;
    workflows?: string;
    /** Whether the networks of all environments are connected. */
    isConnected?: boolean;
  } = {},
  /** More environments than these two, by name, with what is different of them. */
  more: Record<string, object> = {},
): string {
  const environment = (name: string, awsAccountId: string, cidr: string) => ({
    awsAccountId,
    region: 'us-west-2',
    securityProfile: 'development' as const,
    network: { cidr, availabilityZones: ['us-west-2a', 'us-west-2b'] },
    catalogs: { [`payments_${name}`]: {} },
  });
  return serializeProject({
    apiVersion: 'lakeport.dev/v1alpha1',
    kind: 'Project',
    metadata: { name: 'payments', owner: 'group:default/payments-data' },
    spec: {
      platform: change.platform ?? 'acme',
      repository: 'acme/payments',
      databricks: { accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a' },
      aws: {
        adminAccountId: '100000000001',
        adminRole: 'TerraformAdminRole',
        childRole: 'TerraformChildRole',
        state: { bucket: 'acme-terraform-tf-state', region: 'us-east-1' },
      },
      github: { workflows: change.workflows ?? 'acme/lakehouse-platform' },
      environments: {
        dev: environment(
          'dev',
          change.devAccount ?? '100000000002',
          '10.0.0.0/22',
        ),
        prod: environment('prod', '100000000003', '10.0.4.0/22'),
        ...Object.fromEntries(
          Object.entries(more).map(([name, different], index) => [
            name,
            {
              ...environment(
                name,
                String(100000000010 + index),
                `10.1.${index * 4}.0/22`,
              ),
              ...different,
            },
          ]),
        ),
      },
      ...(change.isConnected && { connectivity: { mode: 'peering' } }),
    },
  });
}
