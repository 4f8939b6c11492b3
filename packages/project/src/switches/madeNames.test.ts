import { changedLakehouse } from '../__testUtils__/changedLakehouse';
import { regionsResourceNames } from '../regionsResourceNames';
import { checkProject } from '../checkProject';
import { setValue } from '../__testUtils__/setValue';

const { said } = changedLakehouse;

/** Problems of the project under another name. */
function saidAs(name: string, changes: Record<string, unknown>): string[] {
  const value = Object.entries({
    'metadata.name': name,
    ...changes,
  }).reduce<unknown>(
    (changed, [path, held]) => setValue(changed, path, held),
    changedLakehouse.project(),
  );
  return checkProject(value, { today: '2026-11-20' }).map(
    ({ path, message, hint }) => `${path}: ${message} -> ${hint}`,
  );
}

describe('names that are made of names', () => {
  it('are too long for the bucket that a zone is replicated to', () => {
    const zone = 'z'.repeat(30);
    expect(
      said({
        'environments.recovery-in-oregon': {
          ...changedLakehouse.project().spec.environments.recovery,
        },
        'environments.recovery': undefined,
        'connectivity.members': undefined,
        'regions.secondaries': ['recovery-in-oregon'],
        [`lakehouse.zones.${zone}`]: { format: 'files' },
        'lakehouse.environments': ['online'],
        'regions.replication': { zones: [zone] },
      }),
    ).toEqual([
      expect.stringMatching(
        /^regions\.replication\.zones: the bucket of the copy of zone z{30} in environment recovery-in-oregon cannot be called .*: it has 74 characters -> shorten the name of the zone or the environment by 11 characters/,
      ),
      expect.stringMatching(
        /the role of the copy of zone z{30} in environment recovery-in-oregon would be called .*-copy-reader, which has more than 64 characters -> .* by 4 characters/,
      ),
    ]);
  });

  it('are those of one copy in a metastore and of another one as well', () => {
    const { environments } = changedLakehouse.project().spec;
    const zones = ['raw', 'a_raw'];
    expect(
      said({
        environments: {
          online: environments.online,
          recovery: environments.recovery,
          'recovery-a': {
            ...environments.recovery,
            awsAccountId: '100000000014',
            network: {
              cidr: '10.49.0.0/20',
              availabilityZones: ['us-west-2a', 'us-west-2b'],
            },
          },
        },
        'connectivity.members': undefined,
        'lakehouse.environments': ['online'],
        'lakehouse.zones': { raw: {}, a_raw: { format: 'files' } },
        regions: {
          primary: 'online',
          secondaries: ['recovery', 'recovery-a'],
          replication: { zones },
        },
      }),
    ).toEqual([
      'regions.replication.zones: the storage credential of the copy of zone a_raw in environment recovery would be called retail_recovery_a_raw_copy, like that of the copy of zone raw in environment recovery-a -> change the name of the zone or the environment',
    ]);
  });

  it.each(['3d', 'shop--floor'])(
    'are none of those that RDS refuses where the project is called %s',
    name => {
      const changes = {
        'spec.regions.sharing': undefined,
        'spec.regions.replication': undefined,
      };
      expect(saidAs(name, changes)).toEqual([]);
      const { database, globalCluster } = regionsResourceNames(name);
      for (const made of [
        database('a--b'),
        database('online'),
        globalCluster,
      ]) {
        expect(made).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      }
    },
  );
});
