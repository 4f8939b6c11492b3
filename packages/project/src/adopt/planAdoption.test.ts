import fc from 'fast-check';
import { parseProject } from '../parseProject';
import { serializeProject } from '../serializeProject';
import { workspaceSnapshot } from '../__testUtils__/workspaceSnapshot';
import type { AdoptionChoices } from './AdoptionChoices';
import type { AdoptionPlan } from './AdoptionPlan';
import { planAdoption } from './planAdoption';
import type { WorkspaceSnapshot } from './WorkspaceSnapshot';

const choices: AdoptionChoices = {
  environment: 'prod',
  project: {
    apiVersion: 'lakeport.dev/v1alpha1',
    kind: 'Project',
    metadata: { name: 'legacy', owner: 'group:default/legacy' },
    spec: {
      databricks: { accountId: workspaceSnapshot.accountId },
      aws: {
        adminAccountId: '100000000001',
        adminRole: 'TerraformAdminRole',
        childRole: 'TerraformChildRole',
        state: { bucket: 'acme-terraform-tf-state', region: 'us-east-1' },
      },
    },
  },
};

const plan = (
  snapshot: Partial<WorkspaceSnapshot> = {},
  more: Partial<AdoptionChoices> = {},
) =>
  planAdoption({ ...workspaceSnapshot, ...snapshot }, { ...choices, ...more });

const workspace = (more: Partial<WorkspaceSnapshot['workspace']>) => ({
  workspace: { ...workspaceSnapshot.workspace, ...more },
});

const leftOf = ({ report }: AdoptionPlan, what: RegExp) =>
  report.left.filter(note => what.test(note.what)).map(({ why }) => why);

function catalog(name: string) {
  return {
    name,
    type: 'MANAGED_CATALOG',
    isolation: 'ISOLATED' as const,
    bindings: [],
  };
}

const changesOf = ({ report }: AdoptionPlan) =>
  report.changes.map(({ what, why }) => `${what}: ${why}`);

const unityName = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/),
  fc.string({ minLength: 1, maxLength: 20 }),
);

const principal = fc.oneof(
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9 _-]{0,30}[a-z]$/),
  fc.constant('ada@acme.example'),
  fc.uuid(),
  fc.string({ minLength: 1, maxLength: 20 }),
);

const snapshots: fc.Arbitrary<WorkspaceSnapshot> = fc
  .record({
    name: fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ${}"'%]{0,30}[a-z]$/),
    customTags: fc.dictionary(
      fc.string({ maxLength: 30 }).filter(key => key !== '__proto__'),
      fc.string({ maxLength: 30 }),
      { maxKeys: 5 },
    ),
    egress: fc.constantFrom('nat' as const, 'isolated' as const, undefined),
    services: fc.array(fc.constantFrom('s3', 'sts', 'kinesis-streams', 'ec2')),
    assignments: fc.option(
      fc.uniqueArray(
        fc.record({
          principalId: fc.integer({ min: 1, max: 9e15 }).map(String),
          kind: fc.constantFrom(
            'group' as const,
            'user' as const,
            'service-principal' as const,
          ),
          name: principal,
          permissions: fc.array(fc.constantFrom('ADMIN', 'USER', 'UNKNOWN'), {
            maxLength: 2,
          }),
        }),
        { selector: ({ name }) => name.toLowerCase(), maxLength: 6 },
      ),
      { nil: undefined },
    ),
    catalogs: fc.uniqueArray(
      fc.record({
        name: unityName,
        type: fc.constantFrom('MANAGED_CATALOG', 'DELTASHARING_CATALOG'),
        storageRoot: fc.constantFrom('s3://acme-lake/x y/${z}', undefined),
        isolation: fc.constantFrom('OPEN' as const, 'ISOLATED' as const),
        bindings: fc.option(
          fc.uniqueArray(
            fc.record({
              workspaceId: fc.constantFrom(
                workspaceSnapshot.workspace.id,
                '9999999999999999',
              ),
              access: fc.constantFrom(
                'read-only' as const,
                'read-write' as const,
              ),
            }),
            { selector: ({ workspaceId }) => workspaceId },
          ),
          { nil: undefined },
        ),
        grants: fc.uniqueArray(
          fc.record({
            principal,
            privileges: fc.array(
              fc.constantFrom('SELECT', 'USE CATALOG', 'MODIFY', 'FLY'),
              { maxLength: 3 },
            ),
          }),
          { selector: one => one.principal, maxLength: 4 },
        ),
        schemas: fc.uniqueArray(
          fc.record({
            name: unityName.filter(name => name !== 'information_schema'),
            volumes: fc.uniqueArray(
              fc.record({
                name: unityName,
                type: fc.constantFrom('MANAGED' as const, 'EXTERNAL' as const),
                storageLocation: fc.constantFrom('s3://acme-lake/v', undefined),
              }),
              { selector: ({ name }) => name, maxLength: 3 },
            ),
          }),
          { selector: ({ name }) => name, maxLength: 4 },
        ),
      }),
      { selector: ({ name }) => name, maxLength: 5 },
    ),
  })
  .map(({ assignments, catalogs, customTags, egress, name, services }) => ({
    ...workspaceSnapshot,
    workspace: { ...workspaceSnapshot.workspace, name, customTags },
    assignments,
    aws: {
      egress,
      endpoints: services.map((service, index) => ({
        id: `vpce-${index}`,
        service,
      })),
    },
    catalogs: catalogs.filter(one => one.name !== 'system'),
  }));

describe('planAdoption', () => {
  it('writes a project file that names what there is', () => {
    const { project, problems } = plan();

    expect(problems).toEqual([]);
    expect(project.spec.databricks.metastores).toEqual({
      'us-west-2': { existing: workspaceSnapshot.metastoreId },
    });
    expect(project.spec.environments.prod).toMatchObject({
      awsAccountId: '100000000071',
      region: 'us-west-2',
      deletionProtection: true,
      network: {
        existing: {
          vpcId: 'vpc-0a1b2c3d4e5f60718',
          egress: 'nat',
          endpoints: ['s3'],
        },
      },
      workspace: {
        existing: {
          id: '1234567890123456',
          name: 'Legacy analytics',
          credentials: '00000000-0000-4000-8000-000000000001',
          rootBucket: 'acme-legacy-root',
        },
        admins: { groups: [], users: ['ada@acme.example'] },
        users: { groups: ['Data Engineers'], users: [] },
        legacyAccess: true,
      },
      catalogs: {
        sales: {
          default: true,
          existing: { storageRoot: 's3://acme-legacy-lake/sales' },
          schemas: {
            raw: {
              volumes: {
                landing: {
                  type: 'external',
                  location: 's3://acme-legacy-lake/landing',
                },
                files: { type: 'managed' },
              },
            },
          },
          grants: [
            { group: 'Data Engineers', privileges: ['SELECT', 'USE_CATALOG'] },
          ],
        },
      },
    });
  });

  it('imports each thing by the id that its provider knows', () => {
    expect(
      plan()
        .adopted.map(({ id, what }) => `${what} ${id}`)
        .sort(),
    ).toEqual(
      [
        `workspace ${workspaceSnapshot.accountId}/1234567890123456`,
        `metastore-assignment 1234567890123456|${workspaceSnapshot.metastoreId}`,
        'group 1234567890123456|700000000000001',
        'user 1234567890123456|700000000000002',
        'catalog sales',
        'default-catalog global',
        'schema sales.raw',
        'volume sales.raw.landing',
        'volume sales.raw.files',
        'grant catalog/sales/Data Engineers',
      ].sort(),
    );
  });

  it('says what the first apply changes: tags, and those that are there are kept', () => {
    const { project, report } = plan();

    expect(project.spec.aws.tags).toEqual({ team: 'analytics' });
    expect(report.changes.map(({ what }) => what)).toEqual([
      'tag lakeport-project of the workspace: none becomes legacy',
      'tag lakeport-environment of the workspace: none becomes prod',
    ]);
    expect(
      plan(workspace({ customTags: { 'a;b': '1' } })).report.changes,
    ).toContainEqual(
      expect.objectContaining({
        what: 'tag a;b of the workspace is taken away',
      }),
    );
  });

  it('says whose a workspace is by its tags', () => {
    const taken = plan(
      workspace({
        customTags: {
          'lakeport-project': 'payments',
          'lakeport-environment': 'prod',
        },
      }),
    );
    expect(changesOf(taken)).toEqual([
      expect.stringMatching(
        /^tag lakeport-project .* payments becomes legacy: by this tag project payments has the workspace in its hands/,
      ),
    ]);
  });

  it('keeps one of two tags that differ in case only', () => {
    const planned = plan(workspace({ customTags: { Team: 'a', team: 'b' } }));
    expect(planned.problems).toEqual([]);
    expect(planned.project.spec.aws.tags).toEqual({ Team: 'a' });
    expect(changesOf(planned)).toContainEqual(
      expect.stringMatching(/^tag team .* taken away: .*upper and lower case/),
    );
  });

  it('lists the assignment of a metastore that it would make', () => {
    expect(changesOf(plan()).join()).not.toMatch(/metastore/);
    expect(changesOf(plan({ metastoreId: undefined }))).toContainEqual(
      expect.stringMatching(
        /^workspace \d+ is assigned to the metastore of its region: it has none/,
      ),
    );
    const unread = [{ what: 'metastore', reason: 'PERMISSION_DENIED' }];
    expect(changesOf(plan({ metastoreId: undefined, unread }))).toContainEqual(
      expect.stringMatching(/could not be read \(PERMISSION_DENIED\)/),
    );
  });

  it('names no root bucket whose name no file takes', () => {
    const bucket = 'Acme_Databricks_Root';
    const planned = plan({
      storageConfiguration: { id: 's', name: 'old', bucket },
    });
    expect(planned.problems).toEqual([]);
    expect(
      planned.project.spec.environments.prod.workspace?.existing,
    ).not.toHaveProperty('rootBucket');
    expect(planned.report.referenced).toContainEqual(
      expect.objectContaining({
        what: `bucket ${bucket}`,
        why: expect.stringContaining('no plan looks it up'),
      }),
    );
  });

  it('leaves what others use, and takes it when it is named', () => {
    expect(leftOf(plan(), /^catalog shared$/)).toEqual([
      expect.stringContaining('name it to take it over'),
    ]);
    const asked = plan({}, { catalogs: ['shared', 'missing'] });
    expect(asked.project.spec.environments.prod.catalogs).toMatchObject({
      shared: { existing: {}, isolation: 'open' },
    });
    expect(leftOf(asked, /^catalog sales$/)).toEqual(['it was not asked for']);
    expect(leftOf(asked, /^catalog missing$/)).toEqual([
      expect.stringContaining('none of that name'),
    ]);
    expect(leftOf(asked, /^default catalog/)).toHaveLength(1);
  });

  it.each([
    ['a grant to a person', plan(), /ada@acme\.example$/, /person/],
    [
      'a grant to a service principal',
      plan({
        catalogs: [
          {
            ...catalog('sales'),
            grants: [
              {
                principal: '6e2f1bad-7c8d-4e9f-8a1b-2c3d4e5f6071',
                privileges: ['SELECT'],
              },
            ],
          },
        ],
      }),
      /^grant/,
      /service principal/,
    ],
    [
      'a privilege that no file knows',
      plan({
        catalogs: [
          {
            ...catalog('sales'),
            grants: [{ principal: 'all', privileges: ['SELECT', 'FLY'] }],
          },
        ],
      }),
      /^grant/,
      /FLY/,
    ],
    [
      'a catalog of another kind',
      plan({ catalogs: [{ ...catalog('pg'), type: 'FOREIGN_CATALOG' }] }),
      /^catalog pg/,
      /FOREIGN_CATALOG/,
    ],
    [
      'a catalog of another project',
      plan({ catalogs: [{ ...catalog('sales'), project: 'payments' }] }),
      /^catalog sales/,
      /project payments/,
    ],
    [
      'a name that a file does not take',
      plan({ catalogs: [catalog('Old-Sales')] }),
      /^catalog Old-Sales/,
      /name/,
    ],
    [
      'a catalog in a place that a file does not take',
      plan({
        catalogs: [{ ...catalog('sales'), storageRoot: 's3://Old_Lake/x' }],
      }),
      /^catalog sales/,
      /s3:\/\/Old_Lake\/x/,
    ],
    [
      'a volume in a place that a file does not take',
      plan({
        catalogs: [
          {
            ...catalog('sales'),
            schemas: [
              {
                name: 'raw',
                volumes: [
                  {
                    name: 'v',
                    type: 'EXTERNAL',
                    storageLocation: 'r2://lake@account/v',
                  },
                ],
              },
            ],
          },
        ],
      }),
      /^volume/,
      /r2:/,
    ],
    [
      'a volume whose place was not read',
      plan({
        catalogs: [
          {
            ...catalog('sales'),
            schemas: [
              { name: 'raw', volumes: [{ name: 'v', type: 'EXTERNAL' }] },
            ],
          },
        ],
      }),
      /^volume/,
      /not read/,
    ],
    [
      'a service principal in the workspace',
      plan({
        assignments: [
          {
            principalId: '1',
            kind: 'service-principal',
            name: 'ci',
            permissions: ['ADMIN'],
          },
        ],
      }),
      /ci in the workspace/,
      /stays/,
    ],
    [
      'who may enter, where that was not read',
      plan({ assignments: undefined }),
      /who may enter/,
      /keeps it/,
    ],
    [
      'a network connectivity configuration',
      plan(workspace({ networkConnectivityId: 'x' })),
      /network connectivity/,
      /cannot be imported/,
    ],
    [
      'what could not be read',
      plan({ unread: [{ what: 'catalogs', reason: 'PERMISSION_DENIED' }] }),
      /^catalogs$/,
      /PERMISSION_DENIED/,
    ],
  ])('leaves alone %s', (_, planned, what, why) => {
    expect(leftOf(planned, what)).toEqual([expect.stringMatching(why)]);
    expect(planned.problems).toEqual([]);
  });

  it('takes a workspace in a network of Databricks, and one without any', () => {
    const managed = plan({
      ...workspace({ networkId: undefined }),
      network: undefined,
    });
    expect(managed.problems).toEqual([]);
    expect(managed.project.spec.environments.prod.network).toBeUndefined();
    const serverless = plan(
      {
        ...workspace({
          computeMode: 'SERVERLESS',
          credentialsId: undefined,
          storageConfigurationId: undefined,
          networkId: undefined,
        }),
        credentials: undefined,
        storageConfiguration: undefined,
        network: undefined,
      },
      { awsAccountId: '100000000071' },
    );
    expect(serverless.problems).toEqual([]);
    expect(serverless.project.spec.environments.prod.workspace).toMatchObject({
      computeMode: 'serverless',
    });
  });

  it('says what is missing rather than guess it', () => {
    expect(
      plan({ network: undefined }).problems.map(({ path }) => path),
    ).toEqual(['spec.environments.prod.network']);
    expect(
      plan({ credentials: undefined }).problems.map(({ path }) => path),
    ).toEqual(['spec.environments.prod.awsAccountId']);
  });

  it('gives, for any workspace, a file that reads as it was meant and loses nothing unsaid', () => {
    fc.assert(
      fc.property(snapshots, snapshot => {
        const planned = planAdoption(snapshot, choices);
        expect(planned.problems).toEqual([]);
        const read = parseProject(serializeProject(planned.project));
        expect(read.problems).toEqual([]);
        // Each thing is taken once, or left with a reason.
        const ids = planned.adopted.map(({ id, what }) => `${what} ${id}`);
        expect(new Set(ids).size).toBe(ids.length);
        const { left, managed } = planned.report;
        for (const { grants = [], name, schemas = [] } of snapshot.catalogs ??
          []) {
          const isTaken = ids.includes(`catalog ${name}`);
          const said = [...managed, ...left].map(({ what }) => what);
          expect(said).toContain(`catalog ${name}`);
          for (const grant of isTaken ? grants : []) {
            expect(said).toContain(
              `grant on catalog ${name} to ${grant.principal}`,
            );
          }
          for (const schema of isTaken ? schemas : []) {
            expect(said).toContain(`schema ${name}.${schema.name}`);
          }
        }
      }),
      { numRuns: process.env.CI ? 500 : 100 },
    );
  });
});
