import { changedEnvironment } from '../__testUtils__/changedEnvironment';
import { validProject } from '../__testUtils__/validProject';
import { withValue } from '../__testUtils__/withValue';
import { checkProject } from '../checkProject';
import type { ProjectInput } from '../Project';

const { environment, said, ids, today: TODAY } = changedEnvironment;
const { one: ID } = ids;

describe('the project as a whole', () => {
  const waiver = (changes: object) =>
    withValue('spec.waivers', [
      {
        rule: 'network.nat-single',
        reason: 'it costs',
        until: '2027-06-30',
        ...changes,
      },
    ]);

  it.each<[string, unknown, RegExp]>([
    [
      'a waiver without a reason',
      waiver({ reason: undefined }),
      /^spec\.waivers\.0\.reason: reason is missing -> say on one line/,
    ],
    [
      'a waiver with an empty reason',
      waiver({ reason: '   ' }),
      /waivers\.0\.reason: " {3}" is not a reason/,
    ],
    [
      'a waiver past its date',
      waiver({ until: '2026-11-19' }),
      /^spec\.waivers\.0\.until: the waiver ended on 2026-11-19; today is 2026-11-20/,
    ],
    [
      'a waiver until a day that is none',
      waiver({ until: '2027-02-30' }),
      /until: "2027-02-30" is not a day of the calendar/,
    ],
    [
      'a waiver of an unknown rule',
      waiver({ rule: 'network.nat-singel' }),
      /waivers\.0\.rule: unknown rule "network\.nat-singel" -> did you mean network\.nat-single\?/,
    ],
    [
      'a waiver of an unknown environment',
      waiver({ environment: 'prod' }),
      /waivers\.0\.environment: there is no environment prod -> declare it in spec\.environments, or remove it here; declared are dev/,
    ],
    [
      'a metastore of a region without workspaces',
      withValue('spec.databricks.metastores', {
        'us-east-1': { existing: ID },
      }),
      /^spec\.databricks\.metastores\.us-east-1: no environment is in region us-east-1, and a metastore serves the workspaces of its own region only -> use the region of an environment, us-west-2/,
    ],
    [
      'a runner without a label',
      withValue('spec.github', { runsOn: [] }),
      /github\.runsOn: no label is listed/,
    ],
    [
      'a runner that is an expression',
      withValue('spec.github', { runsOn: '${{ vars.RUNNER }}' }),
      /github\.runsOn: .* is not a runner label/,
    ],
    [
      'log delivery of a project on a platform',
      {
        ...validProject(),
        spec: {
          ...validProject().spec,
          platform: 'acme',
          databricks: { accountId: ID, logDelivery: { audit: true } },
        },
      },
      /logDelivery\.audit: platform acme delivers the logs/,
    ],
  ])('refuses %s', (_, value, expected) => {
    expect(said(value)).toEqual([expect.stringMatching(expected)]);
  });

  it('takes a waiver on its last day', () => {
    expect(said(waiver({ until: TODAY, environment: 'dev' }))).toEqual([]);
  });

  it('holds waivers against the current day when none is given', () => {
    expect(checkProject(waiver({ until: '2020-01-01' }))).toHaveLength(1);
    expect(checkProject(waiver({ until: '2999-01-01' }))).toEqual([]);
  });

  it('names what the Premium tier does not have', () => {
    const project = validProject();
    project.spec.databricks.pricingTier = 'PREMIUM';
    expect(said(project)).toEqual([]);
    project.spec.environments.dev.securityProfile = 'maximum-security';
    expect(said(project)).toEqual([
      expect.stringMatching(
        /databricks\.pricingTier: the tier PREMIUM has no PrivateLink, which environment dev uses -> use ENTERPRISE/,
      ),
      expect.stringMatching(
        /the tier PREMIUM has no encryption of the workspace/,
      ),
    ]);
  });

  it('refuses one metastore for two regions', () => {
    const project: ProjectInput = validProject();
    project.spec.environments.prod = {
      awsAccountId: '100000000003',
      region: 'us-east-1',
      securityProfile: 'development',
      network: {
        cidr: '10.1.0.0/22',
        availabilityZones: ['us-east-1a', 'us-east-1b'],
      },
    };
    project.spec.databricks.metastores = {
      'us-west-2': { existing: ID },
      'us-east-1': { existing: ID.toUpperCase() },
    };
    expect(said(project)).toEqual([
      expect.stringMatching(
        /metastores\.us-east-1\.existing: this metastore is that of region us-west-2/,
      ),
    ]);
  });

  it('refuses names that are too long once they are made', () => {
    const project: ProjectInput = validProject();
    project.metadata.name = 'p'.repeat(20);
    project.spec.environments = {
      ['e'.repeat(20)]: {
        ...validProject().spec.environments.dev,
        catalogs: { ['c'.repeat(57)]: {} },
        serverless: { networkConnectivity: true, networkPolicy: {} },
        compute: { instanceProfiles: { [`r${'o'.repeat(14)}`]: {} } },
      },
    };
    const found = said(project).map(problem =>
      problem.replace(/^spec\.environments\.e{20}/, ''),
    );
    expect(found.sort()).toEqual([
      expect.stringMatching(
        /^\.catalogs\.c{57}: the bucket of .*: it has 78 characters -> shorten the name of the catalog by 15/,
      ),
      expect.stringMatching(
        /^\.catalogs\.c{57}: the role of .*more than 64 characters -> shorten the name of the catalog by 1 character$/,
      ),
      expect.stringMatching(
        /^\.compute\.instanceProfiles\.ro{14}: the role of .* -> shorten the name of the instance profile by 1 character$/,
      ),
      expect.stringMatching(
        /^\.serverless\.networkPolicy: .*more than 32 characters/,
      ),
    ]);
  });

  it('refuses a configuration name that is too long once it is made', () => {
    const value = environment({
      region: 'ap-northeast-1',
      network: {
        cidr: '10.0.0.0/22',
        availabilityZones: ['ap-northeast-1a', 'ap-northeast-1b'],
      },
      serverless: { networkConnectivity: true },
    });
    const spec = validProject();
    expect(
      said({
        ...spec,
        ...Object(value),
        metadata: { ...spec.metadata, name: 'p'.repeat(16) },
      }),
    ).toEqual([
      expect.stringMatching(
        /serverless\.networkConnectivity: .*p{16}-ap-northeast-1, which has more than 30 characters -> shorten the name of the project by 1 character, or bring one/,
      ),
    ]);
  });

  it('refuses names that two environments would share', () => {
    const project: ProjectInput = validProject();
    const { dev: first } = validProject().spec.environments;
    project.spec.environments['dev-2'] = {
      ...first,
      network: {
        cidr: '10.1.0.0/22',
        availabilityZones: ['us-west-2a', 'us-west-2b'],
      },
    };
    project.spec.environments.dev = {
      ...first,
      network: {
        cidr: '10.0.0.0/22',
        availabilityZones: ['us-west-2a', 'us-west-2b'],
        generation: 2,
      },
      compute: { instanceProfiles: { '2-x': {} } },
    };
    project.spec.environments['dev-2'].compute = {
      instanceProfiles: { x: {} },
    };
    expect(said(project).sort()).toEqual([
      expect.stringMatching(
        /dev-2\.compute\.instanceProfiles\.x: the role of .* would be called payments-dev-2-x-profile, like that of instance profile 2-x of environment dev/,
      ),
      expect.stringMatching(
        /dev\.network\.generation: network 2 of dev would be called like that of environment dev-2/,
      ),
    ]);
  });
});
