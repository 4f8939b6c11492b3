import fc from 'fast-check';
import { arbitraryProject } from './__testUtils__/arbitraryProject';
import { validProject } from './__testUtils__/validProject';
import { withValue } from './__testUtils__/withValue';
import { checkProject } from './checkProject';

const dev = 'spec.environments.dev';
const other = (changes: object) => ({
  ...validProject().spec.environments.dev,
  network: {
    cidr: '10.1.0.0/22',
    availabilityZones: ['us-west-2a', 'us-west-2b'],
  },
  ...changes,
});

function said(value: unknown): string[] {
  return checkProject(value).map(
    ({ path, message, hint }) => `${path}: ${message} -> ${hint}`,
  );
}

describe('checkProject', () => {
  it('has nothing to say about a valid project', () => {
    expect(checkProject(validProject())).toEqual([]);
  });

  it('accepts every valid project', () => {
    fc.assert(
      fc.property(arbitraryProject, project => {
        expect(checkProject(project)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc
            .constantFrom(
              'metadata',
              'spec',
              'spec.aws',
              'spec.aws.state',
              'spec.aws.tags',
              'spec.databricks',
              'spec.databricks.metastores',
              'spec.environments',
              dev,
              `${dev}.network`,
              `${dev}.network.availabilityZones`,
              `${dev}.workspace`,
              `${dev}.catalogs`,
              `${dev}.catalogs.a`,
              `${dev}.catalogs.a.grants`,
            )
            .chain(path => fc.anything().map(value => withValue(path, value))),
        ),
        value => {
          for (const problem of checkProject(value)) {
            expect(problem.message).not.toBe('');
            expect(problem.hint).not.toBe('');
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each<[string, unknown, RegExp]>([
    // What every field must be.
    [
      'apiVersion',
      'lakeport.dev/v1',
      /unknown apiVersion "lakeport.dev\/v1" -> did you mean lakeport.dev\/v1alpha1/,
    ],
    [
      'apiVersion',
      undefined,
      /apiVersion is missing -> use lakeport.dev\/v1alpha1/,
    ],
    [
      'kind',
      'Platform',
      /^kind: this is a platform file.* -> use the platform commands/,
    ],
    ['kind', 'Projct', /unknown kind "Projct" -> did you mean Project/],
    [
      'metadata.name',
      'P',
      /"P" is not a project name -> use 2 to 20 characters/,
    ],
    ['metadata.name', 'p', /"p" is not a project name/],
    ['metadata.name', '-payments', /is not a project name/],
    ['metadata.name', 'payments-', /is not a project name/],
    ['metadata.name', 'a'.repeat(21), /is not a project name/],
    ['metadata.name', 'pay\nments', /"pay\\nments" is not a project name/],
    ['metadata.name', 'payments\n', /is not a project name/],
    ['metadata.name', undefined, /name is missing/],
    ['metadata.name', null, /name has no value/],
    [
      'metadata.name',
      42,
      /name must be a text, not the number 42 -> put it in quotes: "42"/,
    ],
    [
      'metadata.owner',
      'group:a/b/c',
      /is not a reference to a group or user -> use an entity reference/,
    ],
    ['metadata.owner', 'system:default/x', /is not a reference/],
    ['metadata.title', 'a\nb', /is not a title/],
    ['metadata.description', 'a\u0007b', /is not a description/],
    ['metadata.titel', 'x', /unknown key "titel" -> did you mean title\?/],
    ['spec.platform', 'Acme', /is not a platform name/],
    [
      'spec.repository',
      'payments',
      /is not a repository -> use organization\/name/,
    ],
    ['spec.repository', 'acme/..', /is not a repository/],
    ['spec.repository', 'acme/x.git', /is not a repository/],
    ['spec.repository', 'https://github.com/acme/x', /is not a repository/],
    [
      'spec.databricks.accountId',
      '0d26daa6',
      /is not a Databricks account id -> use the UUID/,
    ],
    [
      'spec.aws.adminAccountId',
      '10000000000',
      /is not an AWS account id -> use the 12 digits/,
    ],
    [
      'spec.aws.adminAccountId',
      100000000001,
      /must be a text, not the number 100000000001 -> put it in quotes: "100000000001"/,
    ],
    ['spec.aws.adminRole', 'arn:aws:iam::1:role/x', /is not an IAM role name/],
    ['spec.aws.childRole', 'a'.repeat(65), /is not an IAM role name/],
    ['spec.aws.state.bucket', 'Acme', /is not a bucket name.*-> use 3 to 63/],
    ['spec.aws.state.bucket', 'ab', /it has 2 characters/],
    ['spec.aws.state.bucket', 'a..b', /two dots/],
    ['spec.aws.state.bucket', '10.0.0.1', /IP address/],
    ['spec.aws.state.bucket', 'xn--abc', /start with xn--/],
    ['spec.aws.state.bucket', 'abc-s3alias', /end with -s3alias/],
    ['spec.aws.state.bucket', 'abc--table-s3', /end with --table-s3/],
    [
      'spec.aws.state.region',
      'us-est-1',
      /unknown region "us-est-1" -> did you mean us-east-1\?/,
    ],
    [
      `${dev}.region`,
      'us-gov-west-1',
      /region "us-gov-west-1" is not supported yet -> use one of ap-northeast-1, /,
    ],
    [`${dev}.region`, 'us-gov-east-1', /unknown region "us-gov-east-1"/],
    [`${dev}.region`, 'westus2', /unknown region "westus2"/],
    [
      `${dev}.region`,
      2,
      /region must be one of the known names, not the number 2/,
    ],
    [`${dev}.awsAccountId`, '１23456789012', /is not an AWS account id/],
    [
      `${dev}.securityProfile`,
      'developmnt',
      /unknown securityProfile "developmnt" -> did you mean development\?/,
    ],
    [
      `${dev}.securityProfile`,
      'production-secur',
      /did you mean production-secure\?/,
    ],
    [`${dev}.deletionProtection`, 'yes', /must be true or false, not "yes"/],
    [
      `${dev}.network`,
      undefined,
      /network is missing -> write a network with cidr/,
    ],
    [`${dev}.network.egress`, 'nat', /unknown egress "nat"/],
    [`${dev}.network.flowLogs`, 1, /must be true or false/],
    [`${dev}.network.cidr`, '10.0.0.0', /is not an IPv4 range/],
    [
      `${dev}.network.cidr`,
      '10.0.1.0/22',
      /host bits set.* -> use 10\.0\.0\.0\/22/,
    ],
    [`${dev}.network.cidr`, '10.0.0.0/15', /too large.*from \/16/],
    [`${dev}.network.cidr`, '10.0.0.0/25', /too small.*\/24/],
    [
      `${dev}.network.cidr`,
      '172.17.0.0/20',
      /overlaps 172\.17\.0\.0\/16, which Databricks keeps/,
    ],
    [`${dev}.network.cidr`, '192.168.0.0/16', /overlaps 192\.168\.216\.0\/24/],
    [`${dev}.network.cidr`, '198.18.216.0/24', /overlaps 198\.18\.216\.0\/24/],
    [
      `${dev}.network.cidr`,
      '8.8.0.0/16',
      /is not a private range -> use a range inside 10\.0\.0\.0\/8/,
    ],
    [
      `${dev}.network.availabilityZones`,
      ['us-west-2a'],
      /two or three zones, not 1/,
    ],
    [
      `${dev}.network.availabilityZones`,
      ['us-west-2a', 'us-west-2b', 'us-west-2c', 'us-west-2d'],
      /two or three zones, not 4/,
    ],
    [
      `${dev}.network.availabilityZones`,
      'us-west-2a',
      /must be a list, not "us-west-2a"/,
    ],
    [
      `${dev}.network.availabilityZones`,
      ['us-west-2a', 5],
      /availabilityZones\[1\] must be a text/,
    ],
    [
      `${dev}.network.availabilityZones`,
      ['us-west-2a', 'usw2-az1'],
      /"usw2-az1" is not an availability zone/,
    ],
    [
      `${dev}.network.availabilityZones`,
      ['us-west-2a', 'us-west-2a'],
      /availabilityZones\.1: zone us-west-2a is named twice/,
    ],
    [
      `${dev}.network.availabilityZones`,
      ['us-west-2a', 'us-east-1a'],
      /zone us-east-1a is not in region us-west-2 -> use zones of us-west-2a/,
    ],
    [
      `${dev}.network.availabilityZones`,
      ['us-west-2a', 'us-west-2z'],
      /region us-west-2 has no zone "us-west-2z"/,
    ],
    [
      `${dev}.workspace.admins.users`,
      ['jane'],
      /"jane" is not an email address/,
    ],
    [
      `${dev}.workspace.admins.users`,
      ['a@b.example', 'A@b.example'],
      /users\.1: A@b\.example is named under admins already/,
    ],
    [
      `${dev}.workspace`,
      { admins: { groups: ['x'] }, users: { groups: ['x'] } },
      /workspace\.users\.groups\.0: x is named under admins already/,
    ],
    [`${dev}.workspace.admins.groups`, ['a\u0000b'], /is not a group name/],
    // Catalogs.
    [
      `${dev}.catalogs`,
      { 'payments-dev': {} },
      /catalogs\.payments-dev: "payments-dev" is not a catalog name -> use a-z, 0-9 and _/,
    ],
    [
      `${dev}.catalogs`,
      { system: {} },
      /"system" is a catalog that Databricks provides/,
    ],
    [
      `${dev}.catalogs`,
      { ['a'.repeat(43)]: {} },
      /cannot be called a+-catalog-100000000002: it has 64 characters -> shorten the name of the catalog by 1/,
    ],
    [`${dev}.catalogs`, { xn__a: {} }, /AWS keeps names that start with xn--/],
    [
      `${dev}.catalogs`,
      { a: { default: true }, b: { default: true } },
      /catalogs\.b\.default: a is the default catalog already/,
    ],
    [
      `${dev}.catalogs`,
      { a: null },
      /a has no value -> a catalog; \{\} for one/,
    ],
    [
      `${dev}.catalogs`,
      { a: { schemas: { information_schema: {} } } },
      /is in every catalog already/,
    ],
    [
      `${dev}.catalogs`,
      { a: { schemas: { raw: { volumes: { 'x y': {} } } } } },
      /volumes\.x y: "x y" is not a volume name/,
    ],
    [
      `${dev}.catalogs`,
      { a: { schemas: { raw: { volumes: { x: { type: 'extern' } } } } } },
      /unknown type "extern" -> did you mean external/,
    ],
    [
      `${dev}.catalogs`,
      { a: { grants: [{ group: 'g' }] } },
      /preset is missing -> use reader, engineer or owner, or list privileges/,
    ],
    [
      `${dev}.catalogs`,
      { a: { grants: [{ group: 'g', preset: 'writer' }] } },
      /unknown preset "writer"/,
    ],
    [
      `${dev}.catalogs`,
      { a: { grants: [{ group: 'g', privileges: [] }] } },
      /no privilege is listed -> list at least one/,
    ],
    [
      `${dev}.catalogs`,
      { a: { grants: [{ group: 'g', privileges: ['SELCT'] }] } },
      /unknown privileges\[0\] "SELCT" -> did you mean SELECT\?/,
    ],
    [
      `${dev}.catalogs`,
      {
        a: {
          grants: [{ group: 'g', preset: 'reader', privileges: ['SELECT'] }],
        },
      },
      /privileges does not go with a preset for a group -> write a group or a service principal/,
    ],
    [
      `${dev}.catalogs`,
      {
        a: {
          grants: [
            { group: 'g', preset: 'reader' },
            { group: 'g', preset: 'owner' },
          ],
        },
      },
      /grants\.1\.group: group g has a grant on a already/,
    ],
    [
      dev,
      other({
        servicePrincipals: { loader: {} },
        catalogs: { a: { grants: [{ servicePrincipal: 'loader' }] } },
      }),
      /grants\.0\.preset: preset is missing -> use reader/,
    ],
    [
      `${dev}.catalogs`,
      { a: { grants: [{ preset: 'reader' }] } },
      /grants\.0\.group: group is missing/,
    ],
    [
      `${dev}.catalogs`,
      { a: { grants: [{ servicePrincipal: 'Loader', preset: 'reader' }] } },
      /servicePrincipal: "Loader" is not the name of a service principal/,
    ],
    [
      dev,
      other({
        servicePrincipals: { loader: {} },
        catalogs: {
          a: {
            grants: [
              { group: 'g', servicePrincipal: 'loader', preset: 'reader' },
            ],
          },
        },
      }),
      /servicePrincipal does not go with a preset for a group/,
    ],
    [
      dev,
      other({
        servicePrincipals: { loader: {} },
        catalogs: {
          a: {
            grants: [
              { servicePrincipal: 'loader', preset: 'reader' },
              { servicePrincipal: 'loader', privileges: ['SELECT'] },
            ],
          },
        },
      }),
      /grants\.1\.servicePrincipal: service principal loader has a grant on a already/,
    ],
    [
      dev,
      other({
        servicePrincipals: { loader: {} },
        catalogs: {
          a: { grants: [{ servicePrincipal: 'loder', preset: 'reader' }] },
        },
      }),
      /grants\.0\.servicePrincipal: "loder" is not in servicePrincipals of this environment -> did you mean loader\?/,
    ],
    // Metastores.
    [
      'spec.databricks.metastores',
      { 'us-west-2': { existing: 'x' } },
      /"x" is not a metastore id/,
    ],
    [
      'spec.databricks.metastores',
      { 'us-west-2': { create: true } },
      /metastores\.us-west-2\.owner: owner is missing/,
    ],
    [
      'spec.databricks.metastores',
      { 'us-west-2': { create: false, owner: 'g' } },
      /create must be true, not false/,
    ],
    [
      'spec.databricks.metastores',
      { 'us-west-2': { exsting: 'x' } },
      /unknown key "exsting" -> did you mean existing\?/,
    ],
    [
      'spec.databricks.metastores',
      {
        'us-west-2': {
          existing: '0d26daa6-5e44-4c97-a497-ef015f91254a',
          owner: 'g',
        },
      },
      /owner does not go together with the other keys here -> use \{\}/,
    ],
    [
      'spec.databricks.metastores',
      { 'us-wst-2': {} },
      /metastores\.us-wst-2: .* -> did you mean us-west-2\?/,
    ],
    [
      'spec.databricks.metastores',
      { 'us-gov-west-1': {} },
      /us-gov-west-1 is not supported yet -> use one of ap-northeast-1, /,
    ],
    [
      'spec.databricks.metastores',
      { 'us-west-2': null },
      /us-west-2 has no value/,
    ],
    // Tags.
    [
      'spec.aws.tags',
      { 'cost-center': 4711 },
      /cost-center must be a text, not the number 4711 -> put it in quotes: "4711"/,
    ],
    ['spec.aws.tags', { 'aws:x': 'y' }, /starts with aws:/],
    ['spec.aws.tags', { Creator: 'y' }, /Databricks or lakeport sets itself/],
    [
      'spec.aws.tags',
      { 'lakeport-project': 'y' },
      /Databricks or lakeport sets itself/,
    ],
    ['spec.aws.tags', { 'a?': 'y' }, /is not a tag key/],
    ['spec.aws.tags', { ['k'.repeat(128)]: 'y' }, /has 128 characters/],
    ['spec.aws.tags', { a: 'v'.repeat(256) }, /is not a tag value/],
    ['spec.aws.tags', { team: 'a', Team: 'b' }, /upper and lower case only/],
    [
      'spec.aws.tags',
      Object.fromEntries(Array.from({ length: 48 }, (_, i) => [`k${i}`, 'v'])),
      /there are 48 tags -> use at most 47/,
    ],
    // Environments.
    ['spec.environments', {}, /there is no environment -> write at least one/],
    ['spec.environments', undefined, /environments is missing/],
    [
      'spec.environments',
      { Dev: other({}) },
      /environments\.Dev: "Dev" is not an environment name/,
    ],
    [
      'spec.environments.dev-plan',
      other({}),
      /dev-plan is what the plans of environment dev run in/,
    ],
    [
      'spec.environments.prod',
      other({
        network: {
          cidr: '10.0.2.0/23',
          availabilityZones: ['us-west-2a', 'us-west-2b'],
        },
      }),
      /prod\.network\.cidr: 10\.0\.2\.0\/23 overlaps 10\.0\.0\.0\/22 of environment dev -> .*10\.0\.4\.0\/23 is free/,
    ],
    [
      'spec.environments.prod',
      other({
        region: 'us-east-1',
        network: {
          cidr: '10.0.0.0/16',
          availabilityZones: ['us-east-1a', 'us-east-1b'],
        },
      }),
      /10\.0\.0\.0\/16 overlaps 10\.0\.0\.0\/22.*10\.1\.0\.0\/16 is free/,
    ],
    [
      'spec.environments.prod',
      other({ catalogs: { payments_dev: {} } }),
      /prod\.catalogs\.payments_dev: catalog payments_dev is also in environment dev, which shares the metastore of us-west-2/,
    ],
    [
      'spec.environments.prod',
      other({
        network: {
          cidr: '10.1.0.0/24',
          availabilityZones: ['us-west-2a', 'us-west-2b', 'us-west-2c'],
        },
      }),
      /10\.1\.0\.0\/24 is too small for three availability zones -> use a \/23/,
    ],
    // Keys.
    ['spec.lakehouse', {}, /spec\.lakehouse\.zones: zones is missing -> write/],
    [
      'spec.regions',
      { primary: 'dev' },
      /spec\.regions\.secondaries: secondaries is missing -> list/,
    ],
    [
      'spec.enviroments',
      {},
      /unknown key "enviroments" -> did you mean environments\?/,
    ],
    [
      `${dev}.slep`,
      {},
      /unknown key "slep" -> did you mean sleep\? known keys here are awsAccountId/,
    ],
    [`spec.env`, {}, /unknown key "env" -> did you mean environments\?/],
    [`${dev}.network.egress`, 'nat', /-> did you mean nat-per-az\?/],
    [`${dev}.constructor`, {}, /unknown key "constructor"/],
    [
      `${dev}.${'x'.repeat(300)}`,
      {},
      /unknown key "x{60}…" -> known keys here are/,
    ],
  ])('says what is wrong with %s: %j', (path, value, expected) => {
    expect(said(withValue(path, value))).toEqual([
      expect.stringMatching(expected),
    ]);
  });

  it('lets catalogs of different metastores have the same name', () => {
    const value = withValue('spec.environments.prod', {
      awsAccountId: '100000000003',
      region: 'us-east-1',
      securityProfile: 'development',
      network: {
        cidr: '10.1.0.0/22',
        availabilityZones: ['us-east-1a', 'us-east-1b'],
      },
      catalogs: { payments_dev: {} },
    });
    expect(said(value)).toEqual([]);
  });

  it('refuses two buckets of one name, as catalogs of one name in one AWS account have', () => {
    const value = withValue('spec.environments.prod', {
      awsAccountId: '100000000002',
      region: 'us-east-1',
      securityProfile: 'development',
      network: {
        cidr: '10.1.0.0/22',
        availabilityZones: ['us-east-1a', 'us-east-1b'],
      },
      catalogs: { payments_dev: {} },
    });
    expect(said(value)).toEqual([
      expect.stringMatching(
        /prod\.catalogs\.payments_dev: .*payments-dev-catalog-100000000002, like that of catalog payments_dev of environment dev/,
      ),
    ]);
  });

  it('leaves metastores of a project on a platform to the platform', () => {
    const value = withValue('spec', {
      ...validProject().spec,
      platform: 'acme',
      databricks: {
        ...validProject().spec.databricks,
        metastores: { 'us-west-2': { create: true, owner: 'admins' } },
      },
    });
    expect(said(value)).toEqual([
      expect.stringMatching(/platform acme makes the metastores/),
    ]);
  });

  it('refuses a project name that no bucket may start with', () => {
    expect(said(withValue('metadata.name', 'xn--a'))).toEqual([
      expect.stringMatching(
        /dev: the bucket of environment dev cannot be called xn--a-dev-root/,
      ),
      expect.stringMatching(
        /the bucket of catalog xn__a_dev of environment dev/,
      ),
    ]);
  });

  it('says everything at once, schema and cross checks together', () => {
    const value = withValue('spec.environments', {
      dev: other({ awsAccountId: 5, sleep: 1, netwrok: {} }),
      Prod: other({ region: 'nowhere' }),
    });
    expect(
      checkProject(value)
        .map(({ path }) => path)
        .sort(),
    ).toEqual([
      'spec.environments.Prod',
      'spec.environments.Prod.network.cidr',
      'spec.environments.Prod.region',
      'spec.environments.dev.awsAccountId',
      'spec.environments.dev.netwrok',
      'spec.environments.dev.sleep',
    ]);
  });

  it('does not compare thousands of environments', () => {
    const many = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [`e${index}`, other({})]),
    );
    expect(said(withValue('spec.environments', many))).toEqual([
      expect.stringMatching(/there are 5000 environments -> keep at most 100/),
    ]);
  });

  it('names the depth or size of a value without end', () => {
    const endless: Record<string, unknown> = {};
    endless.left = endless;
    endless.right = endless;
    expect(said(endless)).toEqual([
      expect.stringMatching(/nested more than 32 levels deep/),
    ]);
    const wide = Array.from({ length: 12 }).reduce<unknown>(
      inner => Array.from({ length: 10 }, () => inner),
      'x',
    );
    expect(said(wide)).toEqual([
      expect.stringMatching(/more than 500000 values/),
    ]);
  });

  it('refuses keys that mean something to JavaScript', () => {
    const value: unknown = JSON.parse(
      '{"__proto__": {"valid": true}, "metadata": {"name": "payments", "__proto__": 1}}',
    );
    expect(said(value)).toEqual(
      expect.arrayContaining([
        '__proto__: unknown key "__proto__" -> remove it',
        'metadata.__proto__: unknown key "__proto__" -> remove it',
        expect.stringMatching(/metadata\.owner: owner is missing/),
      ]),
    );
  });
});
