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
