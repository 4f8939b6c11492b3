import fc from 'fast-check';
import { arbitraryNames as names } from '../../__testUtils__/arbitraryNames';
import { Cidr } from '../../network/Cidr';
import { ruleIds } from '../../rules/ruleIds';
import type { PlatformInput } from '../Platform';

type Spec = PlatformInput['spec'];
type Project = NonNullable<Spec['projects']>[string];

const POOLS: NonNullable<Spec['addressPools']> = {
  'us-west-2': ['10.0.0.0/12', '172.16.0.0/16'],
  'eu-west-1': ['10.16.0.0/12'],
};
const REGIONS = ['us-west-2', 'eu-west-1'] as const;

const owner = fc.constantFrom('group:default/data', 'user:jane', 'team-a');
const runsOn = fc.constantFrom(
  'ubuntu-24.04',
  ['self-hosted', 'linux'],
  ['databricks'],
);

const aws: fc.Arbitrary<Spec['aws']> = fc.record(
  {
    adminAccountId: fc.constant('999999999999'),
    adminRole: fc.constantFrom('TerraformAdminRole', 'admin@acme'),
    childRole: fc.constantFrom('TerraformChildRole', 'child,role'),
    state: fc.record({
      bucket: names.bucket,
      region: fc.constantFrom('us-east-1', 'eu-south-1'),
    }),
    tags: fc.dictionary(
      fc.stringMatching(/^[b-z][a-z0-9]{0,10}-[a-z0-9.:/=+@ _-]{0,20}$/),
      fc.stringMatching(/^[A-Za-z0-9äöü .:/=+@_-]{0,40}$/),
      { maxKeys: 4 },
    ),
  },
  { requiredKeys: ['adminAccountId', 'adminRole', 'childRole', 'state'] },
);

const databricks: fc.Arbitrary<Spec['databricks']> = fc
  .uniqueArray(names.group, { minLength: 1, maxLength: 4 })
  .chain(groups =>
    fc.record(
      {
        accountId: fc.uuid(),
        pricingTier: fc.constantFrom('PREMIUM' as const, 'ENTERPRISE' as const),
        metastores: fc.record(
          {
            'us-west-2': fc.oneof(
              fc.constant({}),
              fc.record({
                create: fc.constant(true as const),
                owner: fc.constantFrom(...groups),
              }),
            ),
            'eu-west-1': fc.record({
              existing: names.regionalId('eu-west-1', 6),
            }),
          },
          { requiredKeys: [] },
        ),
        groups: fc.nat(groups.length).map(index => ({
          existing: groups.slice(0, index),
          create: groups.slice(index),
        })),
        logDelivery: fc.record(
          {
            audit: fc.boolean(),
            billableUsage: fc.boolean(),
            existing: fc.record(
              {
                audit: fc.integer({ min: 0, max: 1 }),
                billableUsage: fc.integer({ min: 0, max: 1 }),
              },
              { requiredKeys: [] },
            ),
          },
          { requiredKeys: [] },
        ),
        networkConnectivity: fc.record(
          {
            'us-west-2': fc.constant({}),
            'eu-west-1': fc.record({
              existing: names.regionalId('eu-west-1', 7),
            }),
          },
          { requiredKeys: [] },
        ),
      },
      // Metastores name groups, so that these are always said.
      { requiredKeys: ['accountId', 'groups'] },
    ),
  );

/** Projects with networks that are in the pools and do not overlap. */
const projects: fc.Arbitrary<Record<string, Project>> = fc
  .uniqueArray(fc.stringMatching(/^[b-y][a-z0-9]{1,9}$/), { maxLength: 5 })
  .chain(of =>
    fc.tuple(
      ...of.map((name, number) =>
        fc
          .uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{1,9}$/), {
            maxLength: 4,
          })
          .chain(environments =>
            fc.record({
              repository: fc.constant(`acme/${name}`),
              owner,
              environments: fc
                .tuple(
                  ...environments.map((_, index) =>
                    fc.record(
                      {
                        awsAccountId: names.accountId,
                        region: fc.constant(REGIONS[index % 2]),
                        cidr: fc.constant(
                          String(
                            Cidr.at(
                              (10 * 256 + (index % 2) * 16) * 65536 +
                                (number * 4 + index) * 1024,
                              22,
                            ),
                          ),
                        ),
                      },
                      { requiredKeys: ['awsAccountId', 'region'] },
                    ),
                  ),
                )
                .map(said =>
                  Object.fromEntries(
                    environments.map((key, index) => [key, said[index]]),
                  ),
                ),
            }),
          )
          .map((project): [string, Project] => [name, project]),
      ),
    ),
  )
  .map(entries => Object.fromEntries(entries));

/** Any valid platform file, with hostile texts wherever texts are free. */
export const arbitraryPlatform: fc.Arbitrary<PlatformInput> = fc
  .record({
    apiVersion: fc.constant('lakeport.dev/v1alpha1' as const),
    kind: fc.constant('Platform' as const),
    metadata: fc.record(
      {
        // Shorter than what makes names of configurations too long, and no project's.
        name: fc.stringMatching(/^z[a-z0-9-]{0,8}[a-z0-9]$/),
        title: names.line,
        description: names.line,
        owner,
      },
      { requiredKeys: ['name', 'owner'] },
    ),
    spec: fc.record(
      {
        databricks,
        aws,
        github: fc.record(
          {
            organization: fc.constant('acme'),
            repository: fc.constantFrom('.platform', 'lakehouse_platform'),
            host: fc.constantFrom('github.com', 'github.acme.example'),
            branch: fc.constantFrom('main', 'release/v1.0'),
            runsOn,
          },
          { requiredKeys: ['organization', 'repository'] },
        ),
        addressPools: fc.constant(POOLS),
        projects,
        waivers: fc.array(
          fc.record({
            rule: fc.constantFrom(...ruleIds),
            reason: fc.constantFrom('costs too much', 'agreed: see ADR #7 "k"'),
            until: fc.constantFrom('2099-12-31', '2096-02-29'),
          }),
          { maxLength: 2 },
        ),
      },
      { requiredKeys: ['databricks', 'aws', 'github', 'addressPools'] },
    ),
  })
  .map(platform =>
    platform.spec.github.host === 'github.acme.example'
      ? platform
      : withIds(platform),
  );

/** With the ids of some repositories, as not all of them have any. */
function withIds(platform: PlatformInput): PlatformInput {
  const { github, projects: onboarded = {} } = platform.spec;
  return {
    ...platform,
    spec: {
      ...platform.spec,
      github: { ...github, githubIds: { owner: 7, repository: 70 } },
      projects: Object.fromEntries(
        Object.entries(onboarded).map(([name, project], index) => [
          name,
          index % 2
            ? project
            : { ...project, githubIds: { owner: 7, repository: 71 + index } },
        ]),
      ),
      lakeport: { minimum: '1.20.3' },
    },
  };
}
