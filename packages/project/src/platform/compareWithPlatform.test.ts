import { setValue } from '../__testUtils__/setValue';
import { validProject } from '../__testUtils__/validProject';
import { resolveProject } from '../resolveProject';
import { platformFileSchema } from '../schema/platformFileSchema';
import { projectFileSchema } from '../schema/projectFileSchema';
import { compareWithPlatform } from './compareWithPlatform';
import { githubSubject } from './githubSubject';
import { platformFacts } from './platformFacts';
import { platformResourceNames } from './platformResourceNames';
import { resolvePlatform } from './resolvePlatform';
import { reusableWorkflowRefs } from './reusableWorkflowRefs';
import { readStateKeys, sharedStateKeys, stateKeys } from './stateKeys';
import { platformWith } from './__testUtils__/validPlatform';

const platformOf = (changes: Record<string, unknown> = {}) =>
  resolvePlatform(platformFileSchema.parse(platformWith(changes)));
const PLATFORM = platformOf();

function said(
  changes: Record<string, unknown>,
  ofPlatform: Record<string, unknown> = {},
): string[] {
  const value = Object.entries({
    'spec.platform': 'acme',
    'spec.repository': 'acme/payments-lakehouse',
    'spec.github.workflows': 'acme/lakehouse-platform',
    ...changes,
  }).reduce<unknown>(
    (held, [path, wanted]) => setValue(held, path, wanted),
    validProject(),
  );
  return compareWithPlatform(
    resolveProject(projectFileSchema.parse(value)),
    platformOf(ofPlatform),
  ).map(({ path, message }) => `${path}: ${message}`);
}

describe('compareWithPlatform', () => {
  it('finds no difference where there is none', () => {
    expect(said({})).toEqual([]);
    expect(
      said({ 'spec.github.workflows': 'Acme/Lakehouse-platform@main' }),
    ).toEqual([]);
  });

  it('knows the one role that plans', () => {
    expect(said({ 'spec.aws.planRole': 'TerraformChildRole-plan' })).toEqual(
      [],
    );
    expect(said({ 'spec.aws.planRole': 'Reader' })).toEqual([
      'spec.aws.planRole: the project says Reader, and the platform says TerraformChildRole-plan',
    ]);
    expect(said({ 'spec.aws.childRole': 'Other' })).toEqual([
      'spec.aws.childRole: the project says Other, and the platform says TerraformChildRole',
    ]);
  });

  it('tells the branches of workflows apart', () => {
    const live = { 'spec.github.branch': 'live' };
    const of = (workflows: string, github = live) =>
      said({ 'spec.github.workflows': workflows }, github);
    expect(of('acme/lakehouse-platform@live')).toEqual([]);
    expect(of('acme/lakehouse-platform')).toEqual([
      'spec.github.workflows: the project says acme/lakehouse-platform, and the platform says acme/lakehouse-platform@live',
    ]);
    expect(of('acme/lakehouse-platform@Live')).toHaveLength(1);
    expect(
      said({ 'spec.github.workflows': 'acme/lakehouse-platform@live' }),
    ).toHaveLength(1);
    expect(platformFacts(platformOf(live), 'payments').github.workflows).toBe(
      'acme/lakehouse-platform@live',
    );
  });

  it.each<[string, object, RegExp[]]>([
    ['none', {}, [/acme-us-west-2 is looked up, and .* makes none in us-west/]],
    ['one of another region', { 'eu-west-1': {} }, [/makes none in us-west-2/]],
    [
      'one that is there already',
      { 'us-west-2': { existing: '5d3f2c1e-8a4b-4d0e-9a51-2f6c7b8d9e01' } },
      [/uses another in us-west-2, which is there already/],
    ],
    ['one', { 'us-west-2': {} }, []],
  ])(
    'sees what serverless compute is connected by when the platform has %s',
    (_, networkConnectivity, expected) => {
      const changes = {
        'spec.databricks.networkConnectivity': networkConnectivity,
      };
      const serverless = 'spec.environments.dev.serverless';
      expect(
        said({ [serverless]: { networkConnectivity: true } }, changes),
      ).toEqual(expected.map(message => expect.stringMatching(message)));
      expect(
        said({ [serverless]: { networkConnectivity: false } }, changes),
      ).toEqual([]);
    },
  );

  it.each<[string, unknown, RegExp]>([
    ['spec.platform', undefined, /the project is standalone/],
    ['spec.platform', 'other', /on platform other, and is compared with/],
    ['metadata.name', 'claims', /claims is not onboarded to platform acme/],
    ['spec.repository', 'acme/x', /the project says acme\/x, and the platform/],
    ['spec.repository', undefined, /repository is missing/],
    [
      'spec.databricks.accountId',
      '0d26daa6-5e44-4c97-a497-ef015f91254b',
      /^spec\.databricks\.accountId: the project says/,
    ],
    ['spec.aws.adminAccountId', '100000000009', /adminAccountId/],
    ['spec.aws.adminRole', 'x', /adminRole/],
    ['spec.aws.childRole', 'x', /childRole/],
    ['spec.aws.state.bucket', 'another', /bucket/],
    ['spec.aws.state.region', 'us-east-2', /state\.region/],
    ['spec.github.workflows', 'acme/x', /workflows/],
    ['spec.github.workflows', undefined, /workflows is missing/],
    ['spec.environments.dev.awsAccountId', '100000000009', /awsAccountId/],
    ['spec.environments.dev.network.cidr', '10.0.8.0/22', /network\.cidr/],
  ])('says that %s %j is another', (path, value, expected) => {
    expect(said({ [path]: value })).toEqual([expect.stringMatching(expected)]);
  });

  it('says which environments are on one side only', () => {
    const { dev } = validProject().spec.environments;
    const qa = { ...dev, network: { ...dev.network, cidr: '10.0.8.0/22' } };
    expect(said({ 'spec.environments': { qa } })).toEqual([
      'spec.environments.qa: environment qa is not onboarded to platform acme',
      'spec.environments.dev: environment dev is onboarded to platform acme, and not in the project file',
    ]);
  });
});

describe('compareWithPlatform, of what is between environments', () => {
  const range = (account: string, cidr: string) => ({
    awsAccountId: account,
    region: 'us-west-2',
    cidr,
  });
  const onboarded = {
    'spec.projects.payments.environments.qa': range(
      '100000000004',
      '10.0.8.0/22',
    ),
    'spec.projects.payments.environments.lab': range(
      '100000000005',
      '10.0.12.0/22',
    ),
  };
  const { dev } = validProject().spec.environments;
  const declared = {
    'spec.environments.qa': {
      ...dev,
      awsAccountId: '100000000004',
      network: { ...dev.network, cidr: '10.0.8.0/22' },
    },
    'spec.environments.lab': {
      ...dev,
      awsAccountId: '100000000005',
      network: { ...dev.network, cidr: '10.0.12.0/22' },
    },
  };
  const compared = (members: string[] | undefined, of: object | undefined) =>
    said(
      {
        ...declared,
        ...(members && { 'spec.connectivity': { members } }),
      },
      {
        ...onboarded,
        ...(of && { 'spec.projects.payments.connectivity': of }),
      },
    );

  it('finds no difference where the roles reach what is joined', () => {
    expect(compared(undefined, undefined)).toEqual([]);
    expect(compared(['dev', 'qa', 'lab'], {})).toEqual([]);
    expect(compared(['dev', 'qa'], { members: ['qa', 'dev'] })).toEqual([]);
  });

  it('says what the platform has no role for', () => {
    expect(compared(['dev', 'qa'], undefined)).toEqual([
      'spec.connectivity: connectivity is not onboarded to platform acme, so that its workflows have no role for it',
    ]);
    expect(compared(['dev', 'qa', 'lab'], { members: ['dev', 'qa'] })).toEqual([
      'spec.connectivity.members: connectivity joins environment lab, and its role on platform acme does not reach it',
    ]);
  });

  it('says what the platform has a role for and the file has not', () => {
    expect(compared(undefined, {})).toEqual([
      'spec.connectivity: connectivity is onboarded to platform acme, and not in the project file',
    ]);
    expect(compared(['dev', 'qa'], {})).toEqual([
      'spec.connectivity.members: connectivity does not join environment lab, and its role on platform acme reaches it',
    ]);
  });
});

describe('what a platform is called', () => {
  it('has names, subjects and keys', () => {
    const names = platformResourceNames(PLATFORM);
    expect(names).toMatchObject({
      stack: 'acme-account',
      deployPrincipal: 'acme-deploy',
      rolePath: '/lakeport/acme/',
      boundary: 'acme-boundary',
      logDeliveryBucket: 'acme-log-delivery-100000000001',
    });
    expect(names.networkConnectivity('us-west-2')).toBe('acme-us-west-2');
    expect(names.environment('payments', 'dev')).toEqual({
      planRole: 'payments-dev-plan',
      applyRole: 'payments-dev-apply',
      principal: 'payments/dev',
    });
    const { deploy, platform } = reusableWorkflowRefs(PLATFORM);
    expect(platform).toBe(
      'acme/lakehouse-platform/.github/workflows/platform.yml@refs/heads/main',
    );
    expect(githubSubject('acme/payments-lakehouse', 'dev', deploy)).toBe(
      'repo:acme/payments-lakehouse:environment:dev:job_workflow_ref:acme/lakehouse-platform/.github/workflows/deploy.yml@refs/heads/main',
    );
    expect(
      githubSubject('acme/payments-lakehouse', 'dev', deploy, {
        owner: 123456,
        repository: 456789,
      }),
    ).toBe(
      'repo:acme@123456/payments-lakehouse@456789:environment:dev:job_workflow_ref:acme/lakehouse-platform/.github/workflows/deploy.yml@refs/heads/main',
    );
    expect(stateKeys('payments', 'dev')).toMatchObject({
      states: expect.arrayContaining(['payments/payments-dev-base.tfstate']),
      locks: expect.arrayContaining([
        'payments/payments-dev-base.tfstate.tflock',
      ]),
      claims: 'payments/claims/dev/',
      plans: 'payments/plans/dev/',
    });
    expect(sharedStateKeys('payments', 'regions')).toEqual({
      states: ['payments/payments-regions.tfstate'],
      locks: ['payments/payments-regions.tfstate.tflock'],
      claims: 'payments/claims/regions/',
      plans: 'payments/plans/regions/',
    });
    expect(readStateKeys('payments', 'connectivity', 'dev')).toEqual([
      'payments/payments-dev-base.tfstate',
    ]);
    expect(() => platformFacts(PLATFORM, 'toString')).toThrow(RangeError);
  });
});
