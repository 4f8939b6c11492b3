import { checkProject } from '../checkProject';
import { workspaceSnapshot } from '../__testUtils__/workspaceSnapshot';
import { planAdoption } from '../adopt/planAdoption';
import { parseProject } from '../parseProject';
import { serializeProject } from '../serializeProject';
import { setValue } from '../__testUtils__/setValue';

const { project } = planAdoption(workspaceSnapshot, {
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
});

const AT = 'spec.environments.prod';

/** The file with another value at a place below the environment. */
const changed = (path: string, value: unknown) =>
  setValue(
    project,
    `spec.environments.prod.${path.replaceAll('/', '.')}`,
    value,
  );

describe('a workspace that is there', () => {
  it('is not asked for what was decided when it was made', () => {
    const read = parseProject(serializeProject(project));

    expect(read.valid && read.project.spec.environments.prod).toMatchObject({
      privateLink: {
        backEnd: false,
        privateAccessSettings: { mode: 'none' },
      },
      workspaceEncryption: { managedServices: false, storage: false },
      crossAccountPolicy: 'customer',
      rootBucketPolicy: 'standard',
    });
  });

  it.each([
    [
      'workspace/existing/credentials',
      undefined,
      `${AT}.workspace.existing.credentials`,
      /credentials is missing/,
    ],
    [
      'workspace/existing/url',
      'https://evil.example',
      `${AT}.workspace.existing.url`,
      /not the address of a workspace/,
    ],
    [
      'workspace/existing/id',
      'x',
      `${AT}.workspace.existing.id`,
      /not a workspace id/,
    ],
    [
      'workspace/existing/crossAccountRole',
      'legacy',
      `${AT}.workspace.existing.crossAccountRole`,
      /not the ARN of a role/,
    ],
    [
      'workspace/existing/rootBucket',
      'A',
      `${AT}.workspace.existing.rootBucket`,
      /not a bucket name/,
    ],
    [
      'workspace/existing/networkConfiguration',
      undefined,
      `${AT}.network`,
      /network of Databricks/,
    ],
    ['network', undefined, `${AT}.network`, /network that is there/],
    [
      'network',
      { cidr: '10.0.0.0/22', availabilityZones: ['us-west-2a', 'us-west-2b'] },
      `${AT}.network`,
      /network that is there/,
    ],
    [
      'rootBucketPolicy',
      'tight',
      `${AT}.rootBucketPolicy`,
      /does not go with a workspace that is there/,
    ],
    [
      'privateLink',
      { backEnd: true },
      `${AT}.privateLink`,
      /does not go with a workspace that is there/,
    ],
    [
      'compute',
      { instanceProfiles: { readers: { buckets: [] } } },
      `${AT}.compute.instanceProfiles.readers`,
      /cross-account role/,
    ],
    [
      'catalogs/sales/schemas/raw/volumes/landing/location',
      undefined,
      `${AT}.catalogs.sales.schemas.raw.volumes.landing.location`,
      /location is missing/,
    ],
    [
      'catalogs/sales/schemas/raw/volumes/files/location',
      's3://acme-lake/x',
      `${AT}.catalogs.sales.schemas.raw.volumes.files.location`,
      /managed volume/,
    ],
    [
      'catalogs/sales/existing',
      undefined,
      `${AT}.catalogs.sales.schemas.raw.volumes.landing.location`,
      /catalog that is made/,
    ],
    [
      'catalogs/sales/existing/storageRoot',
      'lake',
      `${AT}.catalogs.sales.existing.storageRoot`,
      /not a place in a bucket/,
    ],
  ])('%s: %j is a problem', (path, value, at, message) => {
    expect(
      checkProject(changed(path, value)).map(problem => [
        problem.path,
        problem.message,
      ]),
    ).toEqual([[at, expect.stringMatching(message)]]);
  });

  it('with serverless compute only has no parts in the account', () => {
    expect(
      checkProject(changed('workspace/computeMode', 'serverless')).map(
        ({ path }) => path,
      ),
    ).toEqual(
      expect.arrayContaining([
        `${AT}.workspace.existing.credentials`,
        `${AT}.workspace.existing.rootBucket`,
        `${AT}.network`,
      ]),
    );
  });

  it('is that of one environment', () => {
    const twice = setValue(
      project,
      'spec.environments.again',
      project.spec.environments.prod,
    );
    expect(checkProject(twice).map(({ message }) => message)).toContain(
      'workspace 1234567890123456 is that of environment prod already',
    );
  });
});
