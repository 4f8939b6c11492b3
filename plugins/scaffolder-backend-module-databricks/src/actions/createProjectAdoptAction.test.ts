import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { DefaultLakeportRunner } from '@lakeport/backstage-plugin-databricks-node';
import { parse } from 'yaml';
import { ACCOUNT } from '../__testUtils__/StandInAccount';
import { StandInEstate, WORKSPACE } from '../__testUtils__/StandInEstate';
import { bundledLakeport } from '../__testUtils__/testRunner';
import { TestTask } from '../__testUtils__/TestTask';
import { createProjectAdoptAction } from './createProjectAdoptAction';
import { examples } from './createProjectAdoptAction.examples';

jest.setTimeout(60_000);

const INPUT = {
  accountId: ACCOUNT,
  workspaceId: WORKSPACE,
  project: 'legacy',
  owner: 'group:default/legacy-data',
  adminAccountId: '100000000001',
  stateBucket: 'acme-terraform-tf-state',
};

describe('databricks:project:adopt', () => {
  let estate: StandInEstate;
  const tasks: TestTask[] = [];

  beforeEach(() => {
    estate = new StandInEstate();
  });
  afterEach(() => tasks.splice(0).forEach(made => made.remove()));

  async function adopt(
    input: Partial<typeof INPUT> & {
      catalogs?: string[];
      environment?: string;
      title?: string;
      checkOnly?: boolean;
      awsAccountId?: string;
    } = {},
    result:
      | AuthorizeResult.ALLOW
      | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
  ) {
    const made = new TestTask();
    tasks.push(made);
    await createProjectAdoptAction({
      accounts: estate,
      networks: estate,
      lakeport: new DefaultLakeportRunner({ path: bundledLakeport }),
      permissions: mockServices.permissions({ result }),
    }).handler(made.context({ ...INPUT, ...input }));
    return made;
  }

  it('writes a project file and its imports, and says what it means', async () => {
    const made = await adopt();

    expect(parse(made.read('lakeport.yaml'))).toMatchObject({
      metadata: { name: 'legacy' },
      spec: {
        environments: {
          prod: {
            awsAccountId: '100000000071',
            region: 'us-west-2',
            network: {
              existing: {
                vpcId: 'vpc-0a1b2c3d4e5f60718',
                egress: 'nat',
                endpoints: ['s3'],
              },
            },
            workspace: {
              existing: {
                id: WORKSPACE,
                name: 'Legacy',
                rootBucket: 'legacy-root',
              },
              admins: { users: ['ada@acme.example'] },
              users: { groups: ['engineers'] },
            },
            catalogs: {
              sales: {
                existing: { storageRoot: 's3://legacy-lake/sales' },
                schemas: {
                  raw: { volumes: { landing: { type: 'external' } } },
                },
                grants: [
                  { group: 'engineers', privileges: ['SELECT', 'USE_CATALOG'] },
                ],
              },
            },
          },
        },
      },
    });
    expect(parse(made.read('lakeport.imports.yaml'))).toMatchObject({
      kind: 'Imports',
      spec: {
        environments: {
          prod: {
            workspace: {
              'databricks_mws_workspaces.workspace': `${ACCOUNT}/${WORKSPACE}`,
              'databricks_mws_permission_assignment.access-group-engineers': `${WORKSPACE}|7`,
            },
            data: {
              'databricks_volume.catalog-sales-volume-raw-landing':
                'sales.raw.landing',
            },
          },
        },
      },
    });
    expect(made.output).toMatchObject({
      path: 'lakeport.yaml',
      project: 'legacy',
      environmentNames: ['prod'],
      databricksAccountId: ACCOUNT,
      changes: [
        expect.objectContaining({
          what: expect.stringContaining('lakeport-project'),
        }),
        expect.anything(),
      ],
      left: expect.arrayContaining([
        expect.objectContaining({ what: 'catalog shared' }),
        expect.objectContaining({ what: 'AWS, ec2:DescribeSubnets' }),
        expect.objectContaining({ what: 'default catalog and legacy access' }),
        expect.objectContaining({
          what: 'service principal ci in the workspace',
        }),
      ]),
      summary: expect.stringContaining('**Left as it is**'),
    });
    expect(estate.asked).toEqual([
      {
        accountId: '100000000071',
        region: 'us-west-2',
        vpcIds: ['vpc-0a1b2c3d4e5f60718'],
      },
    ]);
  });

  it('only says where the workspace is when that is all that is asked', async () => {
    const made = await adopt({ checkOnly: true, stateBucket: '' });

    expect(made.output).toEqual({
      awsAccountId: '100000000071',
      region: 'us-west-2',
    });
    expect(() => made.read('lakeport.yaml')).toThrow('ENOENT');
  });

  it('asks for the AWS account of a workspace that does not tell it', async () => {
    estate.computeMode = 'SERVERLESS';
    await expect(adopt()).rejects.toThrow('give it in "awsAccountId"');
    const { output } = await adopt({ awsAccountId: '100000000072' });
    expect(output).toMatchObject({
      awsAccountId: '100000000072',
      environments: [{ awsAccountId: '100000000072' }],
    });
  });

  it('leaves out what it could not read, and says so', async () => {
    estate.errors = {
      aws: new Error('AccessDenied'),
      grants: new Error('not the owner'),
      assignments: new Error('forbidden'),
      locations: new Error('forbidden'),
    };
    const { output } = await adopt();

    expect(output.left).toEqual(
      expect.arrayContaining([
        {
          what: 'network in AWS account 100000000071',
          why: 'it could not be read: AccessDenied',
        },
        {
          what: 'grants on catalog sales',
          why: 'it could not be read: not the owner',
        },
        expect.objectContaining({ what: 'who may enter the workspace' }),
      ]),
    );
  });

  it('writes nothing when a part is missing that the file needs', async () => {
    estate.errors = { networks: new Error('forbidden') };
    const made = new TestTask();
    tasks.push(made);
    await expect(adopt()).rejects.toThrow(/network/);
    expect(() => made.read('lakeport.yaml')).toThrow('ENOENT');
  });

  it('takes the catalogs that are asked for', async () => {
    const made = await adopt({ catalogs: ['shared'], environment: 'old' });

    expect(
      Object.keys(
        parse(made.read('lakeport.yaml')).spec.environments.old.catalogs,
      ),
    ).toEqual(['shared']);
  });

  it('is refused to whom may not see workspaces and networks', async () => {
    await expect(adopt({}, AuthorizeResult.DENY)).rejects.toThrow(
      'You lack the permissions databricks.workspace.read and databricks.network.read',
    );
    expect(estate.asked).toEqual([]);
  });

  it.each([
    [{ accountId: '11111111-0000-4000-8000-000000000000' }, /not configured/],
    [{ workspaceId: '4711' }, /has no workspace 4711/],
    [{ workspaceId: '../x' }, /no workspace id/],
    [{ stateBucket: '' }, /--state-bucket is missing/],
    [{ owner: 'x y' }, /metadata\.owner/],
    [{ title: '--out=/etc', project: 'Legacy!' }, /metadata\.name/],
  ])('refuses %j', async (input, message) => {
    await expect(adopt(input)).rejects.toThrow(message);
  });

  it.each(examples)('example: $description', async ({ example }) => {
    const made = new TestTask();
    tasks.push(made);
    const [{ input }] = parse(example).steps;
    await createProjectAdoptAction({
      accounts: estate,
      networks: estate,
      lakeport: new DefaultLakeportRunner({ path: bundledLakeport }),
      permissions: mockServices.permissions({ result: AuthorizeResult.ALLOW }),
    }).handler(made.context(input));
    expect(made.output).toMatchObject({ project: 'legacy' });
  });
});
