import { brokenInvariants } from './__testUtils__/brokenInvariants';
import { environmentOf } from './__testUtils__/environmentOf';
import { pairwise } from './__testUtils__/pairwise';
import { projectWith } from './__testUtils__/projectWith';
import { sleepDifferences } from './__testUtils__/sleepDifferences';
import { switches } from './__testUtils__/switches';
import { synthesize } from './synthesize';

const rows = pairwise(
  Object.fromEntries(
    Object.entries(switches).map(([name, settings]) => [
      name,
      Object.keys(settings),
    ]),
  ),
);

describe('switches', () => {
  it('synthesizes every pair of settings of any two switches', () => {
    const broken = rows.flatMap(row => {
      const project = projectWith({ dev: environmentOf(row) });
      return brokenInvariants(project, synthesize(project)).map(
        found => `${found} in ${JSON.stringify(row)}`,
      );
    });

    expect(broken).toEqual([]);
  }, 120_000);

  it.each(Object.keys(switches.network))(
    'takes of a network %s that falls asleep only what it can do without',
    network => {
      const project = projectWith({
        dev: environmentOf({
          profile: 'maximum-security',
          network,
          frontEnd: 'on',
          flowLogs: 'on',
        }),
      });

      expect(
        sleepDifferences(
          synthesize(project, { asleep: { dev: false } }),
          synthesize(project, { asleep: { dev: true } }),
        ),
      ).toEqual([]);
    },
  );
});
