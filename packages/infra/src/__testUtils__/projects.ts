import { parseProject, Project } from '@lakeport/project';
import fc from 'fast-check';
import { environment } from './environments';

const metastore = fc.constantFrom(
  {},
  { existing: '7c1f8b4e-2f6d-4a7e-9a41-3a1d6f0c5b22' },
  { create: true, owner: 'metastore-admins' },
);

const logDelivery = fc.constantFrom(
  {},
  { logDelivery: { audit: true } },
  { logDelivery: { audit: true, billableUsage: true } },
);

/** Texts of project files of all shapes that the schema allows, and of some more. */
const texts: fc.Arbitrary<string> = fc
  .record({
    platform: fc.boolean(),
    metastore,
    logDelivery,
    dev: environment(0),
    prod: fc.option(environment(1), { nil: undefined }),
  })
  .map(({ platform, metastore: declared, logDelivery: logs, dev, prod }) =>
    JSON.stringify({
      apiVersion: 'lakeport.dev/v1alpha1',
      kind: 'Project',
      metadata: { name: 'payments', owner: 'group:default/payments-data' },
      spec: {
        ...(platform && { platform: 'acme' }),
        databricks: {
          accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
          metastores: { [regionOf(dev)]: declared },
          ...(!platform && logs),
        },
        aws: {
          adminAccountId: '100000000001',
          adminRole: 'TerraformAdminRole',
          childRole: 'TerraformChildRole',
          state: { bucket: 'acme-terraform-tf-state', region: 'us-east-1' },
        },
        environments: { dev, ...(prod && { prod }) },
      },
    }),
  );

/** Texts of valid project files of all shapes. */
export const projectTexts: fc.Arbitrary<string> = texts.filter(
  text => parseProject(text).valid,
);

/** Checked projects of all shapes that the schema allows. */
export const projects: fc.Arbitrary<Project> = projectTexts.map(text => {
  const result = parseProject(text);
  if (!result.valid) {
    throw new Error('an invalid project passed the filter');
  }
  return result.project;
});

function regionOf(environmentWritten: object): string {
  return 'region' in environmentWritten
    ? String(environmentWritten.region)
    : '';
}
