import fc from 'fast-check';
import { defaultCatalogName } from '../defaultCatalogName';
import type { ProjectInput } from '../Project';
import { profileDefaults } from '../profileDefaults';
import { arbitraryNames as names } from './arbitraryNames';

type Spec = ProjectInput['spec'];
type Regions = NonNullable<Spec['regions']>;
type Environment = Spec['environments'][string];

const isMade = ({ network }: Environment) =>
  network !== undefined && 'cidr' in network;

/** No environment makes a key of its own, so that none needs one to replicate. */
function withoutKeys(chosen: Environment[]): boolean {
  return chosen.every(
    ({ securityProfile, encryption, workspaceEncryption }) =>
      !(
        encryption?.storage ??
        profileDefaults[securityProfile].storageEncryption
      ) &&
      !(
        workspaceEncryption?.managedServices ??
        profileDefaults[securityProfile].workspaceEncryption
      ) &&
      !(
        workspaceEncryption?.storage ??
        profileDefaults[securityProfile].workspaceEncryption
      ),
  );
}

function database(primary: Environment): fc.Arbitrary<Regions['database']> {
  const more = fc.record(
    {
      instanceClass: fc.constantFrom('db.r6g.large', 'db.x2g.xlarge'),
      trustServerCertificate: fc.boolean(),
      databaseName: fc.constantFrom('orders', 'Orders_2'),
      federationSecret: fc.constant(
        `arn:aws:secretsmanager:${primary.region}:${primary.awsAccountId}:secret:reader/orders-a1B2c3`,
      ),
    },
    { requiredKeys: [] },
  );
  return fc.oneof(
    fc
      .tuple(more, fc.constantFrom('aurora-postgresql', 'aurora-mysql'))
      .map(([said, engine]) => ({
        engine,
        mode: 'global' as const,
        federateAs: 'z_federated',
        ...said,
      })),
    fc
      .tuple(more, fc.constantFrom('postgres', 'mysql'))
      .map(([said, engine]) => ({
        engine,
        mode: 'replica' as const,
        federateAs: 'z_federated',
        ...said,
      })),
  );
}

/** The names that a primary's catalogs have, and the one that zones are in. */
function catalogsOf(
  project: string,
  name: string,
  { catalogs }: Environment,
): { all: string[]; main?: string } {
  if (!catalogs) {
    const only = defaultCatalogName(project, name);
    return { all: [only], main: only };
  }
  const main = Object.keys(catalogs).find(catalog => catalogs[catalog].default);
  return { all: Object.keys(catalogs), ...(main ? { main } : {}) };
}

function replication(
  lakehouse: Spec['lakehouse'],
  primary: string,
  shared: boolean,
  /** Whether every secondary has a catalog that tables can be cloned into. */
  takesTables: boolean,
): fc.Arbitrary<Regions['replication']> {
  const inLakehouse =
    lakehouse && (lakehouse.environments ?? [primary]).includes(primary);
  const zones = Object.entries(lakehouse?.zones ?? {});
  const [first] = zones;
  const tables = zones.slice(1).filter(([, { format }]) => format !== 'files');
  const cloned = shared && takesTables;
  if (!inLakehouse || (cloned ? tables.length === 0 : 'path' in first[1])) {
    return fc.constant(undefined);
  }
  return cloned
    ? fc.record({
        zones: fc.constant(tables.map(([name]) => name)),
        schedule: fc.record(
          {
            cron: fc.constant('0 0 * * * ?'),
            timeZone: names.timeZone,
            paused: fc.boolean(),
          },
          { requiredKeys: ['cron', 'timeZone'] },
        ),
      })
    : fc.constant({ zones: [first[0]] });
}

/** Any regions of a project; undefined where its environments are in one region. */
export function arbitraryRegions(
  project: string,
  environments: Spec['environments'],
  lakehouse: Spec['lakehouse'],
): fc.Arbitrary<Spec['regions']> {
  const [primary, ...others] = Object.keys(environments);
  const seen = new Set([environments[primary].region]);
  const able = others.filter(name => {
    const { region } = environments[name];
    const isNew = !seen.has(region);
    seen.add(region);
    return isNew;
  });
  if (able.length === 0) {
    return fc.constant(undefined);
  }
  const { all, main } = catalogsOf(project, primary, environments[primary]);
  return fc.shuffledSubarray(able, { minLength: 1 }).chain(secondaries => {
    const chosen = [primary, ...secondaries].map(name => environments[name]);
    const sharing = {
      catalogs: fc
        .shuffledSubarray(all.filter(name => name !== main))
        .map(more =>
          [...(main ? [main] : all.slice(0, 1)), ...more].filter(
            (name, index, list) => list.indexOf(name) === index,
          ),
        ),
      as: fc.constant('z_shared'),
    };
    return fc
      .record(
        {
          ...(all.length > 0 ? { sharing: fc.record(sharing) } : {}),
          ...(chosen.every(isMade)
            ? { database: database(environments[primary]) }
            : {}),
          keys: withoutKeys(chosen)
            ? fc.constantFrom('regional' as const, 'multi-region' as const)
            : fc.constant('regional' as const),
          monitoring: fc.record({
            notify: fc.uniqueArray(names.email, { minLength: 1, maxLength: 3 }),
          }),
        },
        { requiredKeys: [] },
      )
      .chain(said =>
        fc
          .tuple(
            fc.option(
              fc.record(
                {
                  zone: fc.constantFrom('retail.internal.example', 'a.b-c.io'),
                  records: said.database
                    ? fc.constant({ 'orders-db': 'database' as const })
                    : fc.constant({}),
                },
                { requiredKeys: ['zone'] },
              ),
            ),
            fc.option(
              replication(
                lakehouse,
                primary,
                main !== undefined && said.sharing !== undefined,
                secondaries.every(
                  name =>
                    catalogsOf(project, name, environments[name]).main !==
                    undefined,
                ),
              ),
            ),
          )
          .map(
            ([dns, copied]): Regions => ({
              primary,
              secondaries,
              ...said,
              ...(dns ? { dns } : {}),
              ...(copied ? { replication: copied } : {}),
            }),
          ),
      );
  });
}
