import { parseProject, Project } from '@lakeport/project';
import fc from 'fast-check';

/** Names in Unity Catalog, some of which the stacks use themselves. */
const identifier = fc.oneof(
  fc.constantFrom('aws', 'backend', 'base', 'databricks', 'time', 'workspace'),
  fc.stringMatching(/^[a-z][a-z0-9_]{0,11}$/),
);
/** Names as people give them to groups, with what Terraform might trip over. */
const groupName = fc.oneof(
  fc.constantFrom(
    'data-engineers',
    'data-engineers-lookup',
    'Data Engineers',
    'data_engineers',
    'a ${aws_vpc.x.id} group',
    '%{ if true }group',
    '$${escaped}',
    'group "quoted" \\ back',
    'Größe/Ω',
  ),
  fc.stringMatching(/^[a-zA-Z0-9._-]{1,20}$/),
);
const principals = fc.record({
  groups: fc.uniqueArray(groupName, { maxLength: 3 }),
  users: fc.uniqueArray(
    fc.constantFrom(
      'a@acme.example',
      'b.c@acme.example',
      'x+${y}@acme.example',
    ),
    { maxLength: 2 },
  ),
});
const schema = fc.record({
  volumes: fc.dictionary(
    identifier,
    fc.record({ type: fc.constantFrom('managed', 'external') }),
    { maxKeys: 2 },
  ),
});
const grant = fc.oneof(
  fc.record({
    group: groupName,
    preset: fc.constantFrom('reader', 'engineer', 'owner'),
  }),
  fc.record({
    group: groupName,
    privileges: fc.uniqueArray(fc.constantFrom('SELECT', 'USE_CATALOG'), {
      minLength: 1,
    }),
  }),
);
const catalog = fc.record({
  schemas: fc.dictionary(identifier, schema, { maxKeys: 3 }),
  grants: fc.uniqueArray(grant, {
    maxLength: 3,
    selector: ({ group }) => group,
  }),
});

const environment = (index: number) =>
  fc
    .record({
      region: fc.constantFrom('us-west-2', 'eu-west-1', 'us-east-1'),
      zones: fc.constantFrom(['a', 'b'], ['b', 'c'], ['a', 'b', 'c']),
      prefix: fc.integer({ min: 17, max: 23 }),
      egress: fc.constantFrom('nat-per-az', 'single-nat'),
      flowLogs: fc.boolean(),
      deletionProtection: fc.boolean(),
      admins: principals,
      users: principals,
      catalogs: fc.option(
        fc.uniqueArray(fc.tuple(identifier, catalog), {
          maxLength: 2,
          selector: ([name]) => name,
        }),
        { nil: undefined },
      ),
    })
    .map(drawn => ({
      awsAccountId: `10000000000${index + 2}`,
      region: drawn.region,
      securityProfile: 'development',
      deletionProtection: drawn.deletionProtection,
      network: {
        cidr: `10.${index * 16}.0.0/${drawn.prefix}`,
        availabilityZones: drawn.zones.map(zone => drawn.region + zone),
        egress: drawn.egress,
        flowLogs: drawn.flowLogs,
      },
      workspace: { admins: drawn.admins, users: drawn.users },
      ...(drawn.catalogs && {
        catalogs: Object.fromEntries(
          drawn.catalogs.map(([name, content], position) => [
            // A catalog's name is unique in its metastore.
            index === 0 ? name : `other_${name}`,
            { ...content, default: position === 0 },
          ]),
        ),
      }),
    }));

const metastore = fc.constantFrom(
  {},
  { existing: '7c1f8b4e-2f6d-4a7e-9a41-3a1d6f0c5b22' },
  { create: true, owner: 'metastore-admins' },
);

/** Checked projects of all shapes that the schema allows so far. */
export const projects: fc.Arbitrary<Project> = fc
  .record({
    platform: fc.boolean(),
    metastore,
    dev: environment(0),
    prod: fc.option(environment(1), { nil: undefined }),
  })
  .map(({ platform, metastore: declared, dev, prod }) =>
    parseProject(
      JSON.stringify({
        apiVersion: 'lakeport.dev/v1alpha1',
        kind: 'Project',
        metadata: { name: 'payments', owner: 'group:default/payments-data' },
        spec: {
          ...(platform && { platform: 'acme' }),
          databricks: {
            accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
            metastores: { [dev.region]: declared },
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
    ),
  )
  .filter(result => result.valid)
  .map(result => {
    if (!result.valid) {
      throw new Error('an invalid project passed the filter');
    }
    return result.project;
  });
