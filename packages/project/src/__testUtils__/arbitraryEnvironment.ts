import fc from 'fast-check';
import { privileges } from '../data/privileges';
import { regions } from '../data/regions';
import type { ProjectInput } from '../Project';
import { arbitraryCompute } from './arbitraryCompute';
import { arbitraryContent } from './arbitraryContent';
import { arbitraryNames as names } from './arbitraryNames';
import { arbitraryNetwork } from './arbitraryNetwork';

type Environment = ProjectInput['spec']['environments'][string];

/** What an environment's own names are made of. */
export interface EnvironmentPlace {
  /** Tells its range and catalogs apart from others'. */
  number: number;
  name: string;
  project: string;
  /** Platform, or project when there is none. */
  owner: string;
}

type Catalogs = NonNullable<Environment['catalogs']>;
type Grants = NonNullable<Catalogs[string]['grants']>;

const preset = fc.constantFrom(
  'reader' as const,
  'engineer' as const,
  'owner' as const,
);
const listed = fc.uniqueArray(fc.constantFrom(...privileges), {
  minLength: 1,
  maxLength: 4,
});

const grants: fc.Arbitrary<Grants> = fc.uniqueArray(
  fc.oneof(
    fc.record({ group: names.group, preset }),
    fc.record({ group: names.group, privileges: listed }),
  ),
  { selector: grant => grant.group, maxLength: 3 },
);

/** Catalogs that some of the service principals have grants on, too. */
function granted(
  declared: Catalogs,
  servicePrincipals: string[],
): fc.Arbitrary<Catalogs> {
  const more = fc.subarray(servicePrincipals).chain(chosen =>
    fc.tuple(
      ...chosen.map(servicePrincipal =>
        fc.oneof(
          preset.map(said => ({ servicePrincipal, preset: said })),
          listed.map(said => ({ servicePrincipal, privileges: said })),
        ),
      ),
    ),
  );
  return fc.tuple(...Object.keys(declared).map(() => more)).map(added =>
    Object.fromEntries(
      Object.entries(declared).map(([name, catalog], index) => [
        name,
        added[index].length > 0
          ? {
              ...catalog,
              grants: [...(catalog.grants ?? []), ...added[index]],
            }
          : catalog,
      ]),
    ),
  );
}

const schema = fc.record(
  {
    volumes: fc.dictionary(
      names.unity,
      fc.record(
        { type: fc.constantFrom('managed' as const, 'external' as const) },
        { requiredKeys: [] },
      ),
      { maxKeys: 3 },
    ),
  },
  { requiredKeys: [] },
);

const bindings = fc.uniqueArray(
  fc.record(
    {
      workspaceId: fc.stringMatching(/^[1-9]\d{15}$/),
      access: fc.constantFrom('read-write' as const, 'read-only' as const),
    },
    { requiredKeys: ['workspaceId'] },
  ),
  { selector: ({ workspaceId }) => workspaceId, maxLength: 2 },
);

function catalogs(number: number): fc.Arbitrary<Environment['catalogs']> {
  return fc
    .dictionary(
      names.unity.map(name => `c${number}_${name}`),
      fc.tuple(
        fc.record(
          {
            schemas: fc.dictionary(
              names.unity.filter(name => name !== 'information_schema'),
              schema,
              { maxKeys: 3 },
            ),
            grants,
          },
          { requiredKeys: [] },
        ),
        fc.oneof(
          fc.constant({ isolation: 'open' as const }),
          fc.record({ bindings }),
          fc.constant({}),
        ),
      ),
      { maxKeys: 2 },
    )
    .map(said =>
      Object.fromEntries(
        Object.entries(said).map(([name, [catalog, sharing]], index) => [
          name,
          { default: index === 0, ...catalog, ...sharing },
        ]),
      ),
    );
}

const principals = fc.record(
  {
    groups: fc.uniqueArray(names.group, { maxLength: 3 }),
    users: fc.uniqueArray(names.email, { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

function workspace(
  computeMode: 'hybrid' | 'serverless',
): fc.Arbitrary<NonNullable<Environment['workspace']>> {
  return fc
    .tuple(
      fc.oneof(
        fc.record({ admins: principals }),
        fc.record({ users: principals }),
      ),
      fc.record(
        {
          ipAccessLists: fc.record({
            allow: fc.uniqueArray(names.range, { minLength: 1, maxLength: 3 }),
            block: fc.subarray(['198.51.100.7']),
          }),
          legacyAccess: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([who, rest]) => ({
      ...(computeMode === 'hybrid' ? {} : { computeMode }),
      ...who,
      ...rest,
    }));
}

function serverless(
  { project, name, owner }: EnvironmentPlace,
  region: string,
) {
  return fc.record(
    {
      networkConnectivity: fc.oneof(
        // Longer names than Databricks takes are brought, not made.
        fc.constant(`${owner}-${region}`.length <= 30),
        fc.record({ existing: names.regionalId(region, 5) }),
      ),
      networkPolicy: fc.oneof(
        fc.constant({ existing: 'default-policy' }),
        ...(`${project}-${name}`.length <= 32
          ? [
              fc.record({
                allowedDomains: fc.subarray(['pypi.org', '*.acme.example']),
                allowedBuckets: fc.uniqueArray(names.bucket, { maxLength: 2 }),
              }),
            ]
          : []),
      ),
    },
    { requiredKeys: [] },
  );
}

/** Any valid environment at its place in a project. */
export function arbitraryEnvironment(
  place: EnvironmentPlace,
): fc.Arbitrary<Environment> {
  return fc
    .record({
      accountId: names.accountId,
      region: fc.constantFrom(...Object.keys(regions)),
      profile: fc.constantFrom(
        'development' as const,
        'production-basic' as const,
        'production-secure' as const,
        'maximum-security' as const,
      ),
      classic: fc.integer({ min: 0, max: 4 }).map(dice => dice > 0),
    })
    .chain(({ accountId, region, profile, classic }) =>
      fc
        .tuple(
          classic
            ? arbitraryNetwork({
                number: place.number,
                region,
                profile,
                accountId,
              })
            : fc.constant({}),
          classic ? fc.option(arbitraryCompute(accountId)) : fc.constant(null),
          fc.record(
            {
              deletionProtection: fc.boolean(),
              serverless: serverless(place, region),
              workspace: workspace('hybrid'),
              catalogs: catalogs(place.number),
              approvals: fc.record(
                {
                  reviewers: fc.subarray(['group:default/leads', 'user:jane']),
                  waitMinutes: fc.integer({ min: 0, max: 60 }),
                },
                { requiredKeys: [] },
              ),
            },
            { requiredKeys: [] },
          ),
          workspace('serverless'),
        )
        .chain(([network, compute, rest, serverlessWorkspace]) =>
          fc
            .option(arbitraryContent(Object.keys(compute?.clusters ?? {})))
            .chain(content =>
              granted(
                rest.catalogs ?? {},
                Object.keys(content?.servicePrincipals ?? {}),
              ).map((withGrants): Environment => {
                const said: Environment = {
                  awsAccountId: accountId,
                  region,
                  securityProfile: profile,
                  ...network,
                  ...rest,
                  ...(rest.catalogs ? { catalogs: withGrants } : {}),
                  ...(classic ? {} : { workspace: serverlessWorkspace }),
                  ...(compute ? { compute } : {}),
                  ...(content ?? {}),
                };
                return { ...said, ...entered(said) };
              }),
            ),
        ),
    );
}

/** The workspace, which everybody with permissions in it may enter. */
function entered({
  compute,
  gitFolders,
  jobs,
  workspace: said,
}: Environment): Pick<Environment, 'workspace'> {
  const known = new Set([
    ...(said?.admins?.groups ?? []),
    ...(said?.users?.groups ?? []),
  ]);
  const missing = [
    compute?.policies,
    compute?.pools,
    compute?.clusters,
    compute?.warehouses,
    gitFolders,
    jobs,
  ]
    .flatMap(parts => Object.values(parts ?? {}))
    .flatMap(({ groups }) => groups ?? [])
    .filter(group => !known.has(group));
  return missing.length === 0
    ? {}
    : {
        workspace: {
          ...said,
          users: {
            ...said?.users,
            groups: [...new Set([...(said?.users?.groups ?? []), ...missing])],
          },
        },
      };
}
