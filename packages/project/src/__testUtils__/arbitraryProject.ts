import fc from 'fast-check';
import type { ProjectInput } from '../Project';
import { ruleIds } from '../rules/ruleIds';
import { arbitraryConnectivity } from './arbitraryConnectivity';
import { arbitraryEnvironment } from './arbitraryEnvironment';
import { arbitraryLakehouse } from './arbitraryLakehouse';
import { arbitraryNames as names } from './arbitraryNames';
import { arbitraryRegions } from './arbitraryRegions';

type Spec = ProjectInput['spec'];

const text = fc
  .array(names.line, { minLength: 1, maxLength: 5 })
  .map(lines => lines.join('\n'));

const aws = fc.record(
  {
    adminAccountId: names.accountId,
    adminRole: fc.stringMatching(/^[A-Za-z0-9+=,.@_-]{1,64}$/),
    childRole: fc.stringMatching(/^[A-Za-z0-9+=,.@_-]{1,59}$/),
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

function databricks(
  platform: string | undefined,
  environments: Spec['environments'],
) {
  const metastore = (region: string) =>
    fc.oneof(
      fc.constant({}),
      fc.record({ existing: names.regionalId(region, 6) }),
      ...(platform === undefined
        ? [
            fc.record({
              create: fc.constant(true as const),
              owner: names.group,
            }),
          ]
        : []),
    );
  const used = Object.values(environments).map(({ region }) => region);
  return fc.record(
    {
      accountId: fc.uuid(),
      metastores: fc.record(
        Object.fromEntries(used.map(region => [region, metastore(region)])),
        { requiredKeys: [] },
      ),
      pricingTier: fc.constant('ENTERPRISE' as const),
      ...(platform === undefined
        ? {
            logDelivery: fc.record(
              { audit: fc.boolean(), billableUsage: fc.boolean() },
              { requiredKeys: [] },
            ),
          }
        : {}),
    },
    { requiredKeys: ['accountId'] },
  );
}

const runsOn = fc.constantFrom(
  'databricks-runner',
  ['self-hosted', 'linux'],
  ['self-hosted', 'ubuntu-24.04'],
);

function waivers(environments: string[]) {
  return fc.array(
    fc.record(
      {
        rule: fc.constantFrom(...ruleIds),
        environment: fc.constantFrom(...environments),
        reason: fc.constantFrom('costs too much', 'agreed: see ADR #7 "keys"'),
        until: fc.constantFrom('2099-12-31', '2096-02-29'),
      },
      { requiredKeys: ['rule', 'reason', 'until'] },
    ),
    { maxLength: 2 },
  );
}

function spec(project: string): fc.Arbitrary<Spec> {
  return fc
    .record({
      platform: fc.option(names.short, { nil: undefined }),
      of: fc.uniqueArray(names.short, { minLength: 1, maxLength: 3 }),
    })
    .chain(({ platform, of }) =>
      fc
        .tuple(
          ...of.map((name, number) =>
            arbitraryEnvironment({
              number,
              name,
              project,
              owner: platform ?? project,
            }),
          ),
        )
        .map(said =>
          Object.fromEntries(of.map((name, index) => [name, said[index]])),
        )
        .chain(environments =>
          fc
            .tuple(
              databricks(platform, environments),
              aws,
              fc.option(runsOn),
              fc.option(waivers(of)),
              fc.boolean(),
              spanning(project, environments),
            )
            .map(
              ([account, umbrella, runner, waived, hosted, more]): Spec => ({
                ...(platform === undefined ? {} : { platform }),
                ...(hosted ? { repository: 'acme/payments-lakehouse' } : {}),
                databricks: account,
                aws:
                  platform === undefined || !hosted
                    ? umbrella
                    : { ...umbrella, planRole: 'lakeport-reader' },
                ...github(environments, runner, platform !== undefined),
                environments,
                ...more,
                ...(waived ? { waivers: waived } : {}),
              }),
            ),
        ),
    );
}

/** What spans several of the environments, in half of the projects. */
function spanning(
  project: string,
  environments: Spec['environments'],
): fc.Arbitrary<Pick<Spec, 'lakehouse' | 'connectivity' | 'regions'>> {
  const some = <T>(arbitrary: fc.Arbitrary<T | undefined>) =>
    fc.option(arbitrary, { nil: undefined });
  return some(arbitraryLakehouse(environments)).chain(lakehouse =>
    fc
      .tuple(
        some(arbitraryConnectivity(environments)),
        some(arbitraryRegions(project, environments, lakehouse)),
      )
      .map(([connectivity, regions]) => ({
        ...(lakehouse ? { lakehouse } : {}),
        ...(connectivity ? { connectivity } : {}),
        ...(regions ? { regions } : {}),
      })),
  );
}

/** A workspace without public access needs a runner of its own. */
function github(
  environments: Spec['environments'],
  runner: string | string[] | null,
  onPlatform: boolean,
): Pick<Spec, 'github'> {
  const closed = Object.values(environments).some(
    ({ privateLink }) => privateLink?.publicAccess === false,
  );
  if (runner) {
    return {
      github: {
        runsOn: runner,
        ...(onPlatform ? { workflows: 'acme/lakehouse-platform' } : {}),
      },
    };
  }
  return closed ? { github: { runsOn: 'databricks-runner' } } : {};
}

/**
 * Any valid project file, with hostile texts wherever texts are free, and with
 * references between its parts that hold.
 */
export const arbitraryProject: fc.Arbitrary<ProjectInput> = fc
  .record(
    {
      name: names.short,
      title: names.line,
      description: text,
      owner: fc.constantFrom('group:default/data', 'user:jane', 'team-a'),
    },
    { requiredKeys: ['name', 'owner'] },
  )
  .chain(metadata =>
    spec(metadata.name).map(said => ({
      apiVersion: 'lakeport.dev/v1alpha1' as const,
      kind: 'Project' as const,
      metadata,
      spec: said,
    })),
  );
