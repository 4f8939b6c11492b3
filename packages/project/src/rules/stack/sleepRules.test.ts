import { ruleTests } from '../__testUtils__/ruleTests';
import { sleepRules } from './sleepRules';

const sleep = (keepAddresses = false) => ({
  sleep: { asleep: false, keepAddresses },
});
const pools = (minIdle: number) => ({
  compute: { clusters: {}, pools: { warm: { minIdle } } },
});

describe('sleepRules', () => {
  it.each(
    ruleTests(sleepRules, {
      'sleep.releases-addresses': {
        breaks: [[{ environment: sleep() }, 'released']],
        keeps: [
          {},
          { environment: sleep(true) },
          {
            environment: {
              ...sleep(),
              network: { mode: 'existing', egress: 'nat', endpoints: [] },
            },
          },
        ],
      },
      'sleep.pool-keeps-nodes': {
        breaks: [
          [{ environment: { ...sleep(), ...pools(2) } }, 'warm keeps 2'],
        ],
        keeps: [
          { environment: { ...sleep(), ...pools(0) } },
          { environment: pools(2) },
        ],
      },
    }),
  )('%s', (_, failures) => {
    expect(failures()).toEqual([]);
  });
});
