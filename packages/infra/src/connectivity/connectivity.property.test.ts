import fc from 'fast-check';
import { brokenConnectivity } from '../__testUtils__/brokenConnectivity';
import { brokenInvariants } from '../__testUtils__/brokenInvariants';
import { connected } from '../__testUtils__/connected';
import { synthesize } from '../synthesize';

const member = fc.record({
  account: fc.constantFrom('100000000010', '100000000011', '100000000012'),
  region: fc.constantFrom('us-east-1', 'us-west-2', 'eu-central-1'),
  egress: fc.constantFrom('nat-per-az', 'single-nat', 'isolated'),
  zones: fc.constantFrom(['a', 'b'], ['a', 'b', 'c']),
});

const connectivity = fc.record({
  mode: fc.constantFrom('peering', 'transit-gateway'),
  sharing: fc.constantFrom('organization', 'invitation'),
  networkAcls: fc.boolean(),
});

describe('connected networks', () => {
  it('reach each other both ways, with an acceptance for everything asked', () => {
    fc.assert(
      fc.property(
        fc.array(member, { minLength: 2, maxLength: 5 }),
        connectivity,
        (members, said) => {
          const project = connected(
            Object.fromEntries(
              members.map(({ zones, ...one }, index) => [
                `env-${index}`,
                {
                  ...one,
                  zones: zones.map(zone => `${one.region}${zone}`),
                },
              ]),
            ),
            said,
          );
          const result = synthesize(project);

          expect([
            ...brokenConnectivity(project, result),
            ...brokenInvariants(project, result),
          ]).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  }, 240_000);
});
