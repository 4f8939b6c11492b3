import { Project } from '@lakeport/project';
import { projectFrom } from './projectFrom';

/** A checked project `payments` with these environments, as a file has them. */
export function projectWith(
  environments: Readonly<Record<string, unknown>>,
  spec: Readonly<Record<string, unknown>> = {},
): Project {
  return projectFrom(
    JSON.stringify({
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
        ...spec,
        environments,
      },
    }),
  );
}
