import { checkPlatform } from './checkPlatform';
import { platformWith } from './__testUtils__/validPlatform';

const TODAY = { today: '2026-11-20' };

function said(values: Record<string, unknown>): string[] {
  return checkPlatform(platformWith(values), TODAY).map(
    ({ path, message, hint }) => `${path}: ${message} -> ${hint}`,
  );
}

const project = (repository: string, environments: object = {}) => ({
  repository,
  owner: 'team-a',
  environments,
});
const environment = (cidr?: string, region = 'us-west-2', account = '3') => ({
  awsAccountId: `10000000000${account}`,
  region,
  ...(cidr ? { cidr } : {}),
});
const claims = (environments: object = {}) => ({
  'spec.projects.claims': project('acme/claims', environments),
});

describe('checkPlatform', () => {
  it('finds nothing wrong with what is right', () => {
    expect(said({})).toEqual([]);
    expect(
      said({
        ...claims({
          dev: environment('10.0.4.0/22'),
          // Without a network of its own there needs to be no pool.
          sandbox: environment(undefined, 'eu-west-1'),
        }),
        'spec.projects.orders': {
          ...project('acme/orders', {
            east: environment('10.0.8.0/23', undefined, '5'),
            west: environment('10.0.10.0/23', undefined, '5'),
          }),
          connectivity: {},
          regions: { members: ['west', 'east'] },
        },
        'spec.databricks.logDelivery': {
          audit: true,
          billableUsage: false,
          existing: { audit: 1, billableUsage: 2 },
        },
        'spec.databricks.metastores.us-west-2': {
          create: true,
          owner: 'metastore-admins',
        },
        'spec.github.host': 'github.acme.example',
        'spec.github.runsOn': ['self-hosted', 'linux'],
        'spec.waivers': [
          { rule: 'iam.administrator', reason: 'agreed', until: '2099-01-01' },
        ],
      }),
    ).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    [
      'another kind',
      { kind: 'Project' },
      /^kind: this is a project file.* -> use the project commands/,
    ],
    ['a kind that is none', { kind: 'Plat' }, /did you mean Platform/],
    [
      'an unknown key',
      { 'spec.project': {} },
      /^spec\.project: unknown key "project" -> did you mean projects\?/,
    ],
    [
      'a long name',
      { 'metadata.name': 'a'.repeat(21) },
      /is not a platform name -> use 2 to 20/,
    ],
    [
      'pools that overlap',
      { 'spec.addressPools.us-west-2': ['10.0.0.0/20', '10.0.8.0/22'] },
      /^spec\.addressPools\.us-west-2\.1: 10\.0\.8\.0\/22 overlaps 10\.0\.0\.0\/20 of us-west-2/,
    ],
    [
      'pools that overlap across regions',
      { 'spec.addressPools.eu-west-1': ['10.0.0.0/16'] },
      /^spec\.addressPools\.eu-west-1\.0: 10\.0\.0\.0\/16 overlaps 10\.0\.0\.0\/20 of us-west-2/,
    ],
    [
      'a pool with host bits',
      { 'spec.addressPools.eu-west-1': ['10.16.1.0/12'] },
      /10\.16\.1\.0\/12 has host bits set.* -> use 10\.16\.0\.0\/12/,
    ],
    [
      'a pool that is too small',
      { 'spec.addressPools.eu-west-1': ['10.16.1.0/25'] },
      /too small for a pool/,
    ],
    [
      'a public pool',
      { 'spec.addressPools.eu-west-1': ['8.0.0.0/8'] },
      /8\.0\.0\.0\/8 is not a private range/,
    ],
    [
      'a pool that is no range',
      { 'spec.addressPools.eu-west-1': ['ten'] },
      /"ten" is not an IPv4 range/,
    ],
    [
      'a range outside the pools',
      claims({ dev: environment('10.1.0.0/22') }),
      /^spec\.projects\.claims\.environments\.dev\.cidr: 10\.1\.0\.0\/22 is outside the address pools of us-west-2, 10\.0\.0\.0\/20 -> use a range inside them; 10\.0\.4\.0\/22 is free/,
    ],
    [
      'a range in a region without a pool',
      claims({ dev: environment('10.1.0.0/22', 'eu-west-1') }),
      /there is no address pool for eu-west-1 -> write one in spec\.addressPools\.eu-west-1/,
    ],
    [
      'ranges that overlap across projects',
      claims({ dev: environment('10.0.2.0/23') }),
      /claims\.environments\.dev\.cidr: 10\.0\.2\.0\/23 overlaps 10\.0\.0\.0\/22 of environment dev of payments -> .*; 10\.0\.4\.0\/23 is free/,
    ],
    [
      'one repository for two projects',
      { 'spec.projects.claims': project('acme/Payments-Lakehouse') },
      /^spec\.projects\.claims\.repository: acme\/Payments-Lakehouse is the repository of project payments already/,
    ],
    [
      'a repository elsewhere',
      { 'spec.projects.claims': project('other/claims') },
      /other\/claims is not in the organization acme.*-> use a repository of acme, such as acme\/claims/,
    ],
    [
      "the platform's own repository",
      { 'spec.projects.claims': project('acme/lakehouse-platform') },
      /acme\/lakehouse-platform is the repository of the platform itself/,
    ],
    [
      'one repository id for two projects',
      {
        'spec.projects.payments.githubIds': { owner: 7, repository: 70 },
        'spec.projects.claims': {
          ...project('acme/claims'),
          githubIds: { owner: 7, repository: 70 },
        },
      },
      /^spec\.projects\.claims\.githubIds\.repository: 70 is the id of the repository of project payments already/,
    ],
    [
      "the id of the platform's own repository",
      {
        'spec.github.githubIds': { owner: 7, repository: 70 },
        'spec.projects.payments.githubIds': { owner: 7, repository: 70 },
      },
      /^spec\.projects\.payments\.githubIds\.repository: 70 is the id of the repository of the platform already/,
    ],
    [
      'ids with a GitHub Enterprise Server',
      {
        'spec.github.host': 'github.acme.example',
        'spec.projects.payments.githubIds': { owner: 7, repository: 70 },
      },
      /payments\.githubIds: github\.acme\.example is a GitHub Enterprise Server, whose tokens have no ids in their subjects -> leave githubIds out/,
    ],
    [
      'an id that is none',
      { 'spec.projects.payments.githubIds': { owner: 7, repository: 0 } },
      /payments\.githubIds\.repository: 0 is no id of GitHub/,
    ],
    [
      'a range of versions as the oldest lakeport',
      { 'spec.lakeport': { minimum: '^1.2.0' } },
      /spec\.lakeport\.minimum: .*\^1\.2\.0.* is not a version of lakeport -> use the oldest version/,
    ],
    [
      'a project called as the platform',
      { 'spec.projects.acme': project('acme/acme') },
      /^spec\.projects\.acme: acme is the name of the platform itself/,
    ],
    [
      'names that become the same',
      {
        'spec.projects.aa': project('acme/a', { 'b-c': environment() }),
        'spec.projects.aa-b': project('acme/ab', {
          c: environment(undefined, 'us-west-2', '4'),
        }),
      },
      /^spec\.projects\.aa-b\.environments\.c: what belongs to environment c of aa-b would be called aa-b-c, like what belongs to environment b-c of aa/,
    ],
    [
      "a service principal called as the platform's",
      {
        'metadata.name': 'ac-me',
        'spec.projects.ac': project('acme/ac', { 'me-deploy': environment() }),
      },
      /would be called ac-me-deploy, like the platform's own/,
    ],
    [
      'an environment called as the plans of another',
      claims({ dev: environment(), 'dev-plan': environment() }),
      /dev-plan is what the plans of environment dev run in on GitHub/,
    ],
    [
      'an environment called as the plans of what is between them',
      {
        ...claims({
          dev: environment('10.0.4.0/23'),
          'regions-plan': environment('10.0.6.0/23'),
        }),
        'spec.projects.claims.regions': {},
      },
      /regions-plan is what the plans of regions run in on GitHub/,
    ],
    [
      'what is between environments called like an environment',
      {
        'spec.projects.aa-b': {
          ...project('acme/ab', {
            dev: environment('10.0.4.0/23'),
            qa: environment('10.0.6.0/23'),
          }),
          connectivity: {},
        },
        'spec.projects.aa': project('acme/a', {
          'b-connectivity': environment(undefined, 'us-west-2', '4'),
        }),
      },
      /^spec\.projects\.aa-b\.connectivity: what belongs to connectivity of aa-b would be called aa-b-connectivity, like what belongs to environment b-connectivity of aa/,
    ],
    [
      'connectivity of networks that are not made here',
      {
        ...claims({
          dev: environment('10.0.4.0/23'),
          lab: environment(),
        }),
        'spec.projects.claims.connectivity': {},
      },
      /^spec\.projects\.claims\.connectivity: connectivity of claims joins only dev -> name two environments or more/,
    ],
    [
      'a member without a range',
      {
        ...claims({
          dev: environment('10.0.4.0/23'),
          qa: environment('10.0.6.0/23'),
          lab: environment(),
        }),
        'spec.projects.claims.connectivity': { members: ['dev', 'qa', 'lab'] },
      },
      /^spec\.projects\.claims\.connectivity\.members\.2: environment lab of claims has no range/,
    ],
    [
      'a member that there is not',
      {
        ...claims({ dev: environment(), qa: environment() }),
        'spec.projects.claims.regions': { members: ['dev', 'qa', 'prod'] },
      },
      /^spec\.projects\.claims\.regions\.members\.2: there is no environment "prod"/,
    ],
    [
      'a member that is listed twice',
      {
        ...claims({ dev: environment(), qa: environment() }),
        'spec.projects.claims.regions': { members: ['dev', 'qa', 'dev'] },
      },
      /^spec\.projects\.claims\.regions\.members\.2: "dev" is listed twice/,
    ],
    [
      'nothing that is joined',
      {
        ...claims({ dev: environment(), qa: environment() }),
        'spec.projects.claims.regions': { members: [] },
      },
      /^spec\.projects\.claims\.regions\.members: regions of claims joins no environment/,
    ],
    [
      'members in more accounts than a role can be for',
      {
        'spec.addressPools.us-west-2': ['10.0.0.0/16'],
        ...claims(
          Object.fromEntries(
            Array.from({ length: 20 }, (_, index) => [
              `e${index}`,
              {
                awsAccountId: String(200000000000 + index),
                region: 'us-west-2',
                cidr: `10.0.${4 + index}.0/24`,
              },
            ]),
          ),
        ),
        'spec.projects.claims.connectivity': {},
      },
      /^spec\.projects\.claims\.connectivity: connectivity of claims is in 20 AWS accounts, and its role can be for 19/,
    ],
    [
      'more members than the policy of a role has room for',
      {
        ...claims(
          Object.fromEntries(
            Array.from({ length: 11 }, (_, index) => [
              `e${index}`,
              environment(undefined, 'us-west-2'),
            ]),
          ),
        ),
        'spec.projects.claims.regions': {},
      },
      /^spec\.projects\.claims\.regions: regions of claims joins 11 environments, and the policy of its role has room for 10/,
    ],
    [
      'a group that is there and made',
      { 'spec.databricks.groups.create': ['metastore-admins'] },
      /groups\.create\.0: "metastore-admins" is under existing already/,
    ],
    [
      'a group to make that lakeport makes for itself',
      { 'spec.databricks.groups.create': ['acme-environments'] },
      /^spec\.databricks\.groups\.create\.0: "acme-environments" is the group that lakeport makes for the service principals/,
    ],
    [
      'a group to look up that lakeport makes for itself',
      {
        'spec.databricks.groups.existing': [
          'metastore-admins',
          'Acme-Environments',
        ],
      },
      /^spec\.databricks\.groups\.existing\.1: "Acme-Environments" is the group that lakeport makes/,
    ],
    [
      'a group that is listed twice',
      { 'spec.databricks.groups.create': ['a', 'a'] },
      /groups\.create\.1: "a" is listed twice/,
    ],
    [
      'a metastore of an unknown group',
      {
        'spec.databricks.metastores.us-west-2': {
          create: true,
          owner: 'metastore-admin',
        },
      },
      /owner: "metastore-admin" is not in spec\.databricks\.groups -> did you mean metastore-admins\?/,
    ],
    [
      'a configuration of an unwieldy name',
      {
        'metadata.name': 'the-platform-of-acme',
        'spec.databricks.networkConnectivity.ap-southeast-1': {},
      },
      /networkConnectivity\.ap-southeast-1: .*the-platform-of-acme-ap-southeast-1, which has more than 30 characters -> shorten the name of the platform by 5 characters/,
    ],
    [
      'a role of an unwieldy name',
      { 'spec.aws.childRole': 'a'.repeat(60) },
      /childRole: the role that plans would be called a+-plan, which has more than 64 characters -> shorten the name of the role by 1 character$/,
    ],
    [
      'one name for two roles',
      { 'spec.aws.childRole': 'terraformadminrole' },
      /childRole: terraformadminrole is the name of the admin role, too/,
    ],
    [
      'more log deliveries than there may be',
      {
        'spec.databricks.logDelivery': { audit: true, existing: { audit: 2 } },
      },
      /logDelivery\.audit: the account has 2 enabled configurations for audit logs already.*system\.access\.audit/,
    ],
    [
      'an environment in the umbrella account',
      claims({ dev: environment(undefined, 'us-west-2', '1') }),
      /claims\.environments\.dev\.awsAccountId: 100000000001 is the umbrella account/,
    ],
    [
      'one metastore for two regions',
      {
        'spec.databricks.metastores': {
          'us-west-2': { existing: '7c1f8b4e-2f6d-4a7e-9a41-3a1d6f0c5b22' },
          'eu-west-1': { existing: '7C1F8B4E-2f6d-4a7e-9a41-3a1d6f0c5b22' },
        },
      },
      /metastores\.eu-west-1\.existing: this metastore is that of region us-west-2/,
    ],
    [
      'a host with a scheme',
      { 'spec.github.host': 'https://github.com' },
      /is not the host of GitHub -> use github\.com/,
    ],
    [
      'a runner label with an expression',
      { 'spec.github.runsOn': '${{ github.actor }}' },
      /is not a runner label/,
    ],
    [
      'a branch that is none',
      { 'spec.github.branch': 'main@v1' },
      /"main@v1" is not a branch/,
    ],
    [
      'a repository with the organization',
      { 'spec.github.repository': 'acme/x' },
      /is not the name of a repository -> use the name without the organization/,
    ],
    [
      'tags that IAM takes for one',
      { 'spec.aws.tags': { team: 'a', Team: 'b' } },
      /differs from "team" in upper and lower case only/,
    ],
    [
      'a waiver that ran out',
      {
        'spec.waivers': [
          { rule: 'iam.administrator', reason: 'agreed', until: '2026-11-19' },
        ],
      },
      /the waiver ended on 2026-11-19; today is 2026-11-20/,
    ],
  ])('refuses %s', (_, values, expected) => {
    expect(said(values)).toEqual([expect.stringMatching(expected)]);
  });

  it('says several problems at once', () => {
    expect(
      said({
        'spec.aws.adminAccountId': 1,
        'spec.projects.claims': project('other/claims', {
          dev: environment('10.0.0.0/22'),
        }),
      }),
    ).toHaveLength(3);
  });

  it('compares thousands of environments in a moment', () => {
    const many = Object.fromEntries(
      Array.from({ length: 4000 }, (_, index) => [
        `p${index}`,
        project(`acme/p${index}`, {
          dev: environment(`10.${index >> 8}.${index % 256}.0/24`),
        }),
      ]),
    );
    const started = Date.now();
    const problems = checkPlatform(
      platformWith({
        'spec.addressPools.us-west-2': ['10.0.0.0/8'],
        'spec.projects': {
          ...many,
          last: project('acme/last', { dev: environment('10.0.0.0/16') }),
        },
      }),
      TODAY,
    );
    expect(problems).toEqual([
      expect.objectContaining({
        path: 'spec.projects.last.environments.dev.cidr',
      }),
    ]);
    expect(Date.now() - started).toBeLessThan(30_000);
  });
});
