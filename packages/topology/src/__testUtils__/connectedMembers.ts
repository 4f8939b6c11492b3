import fc from 'fast-check';
import { ConnectedMember } from '../__fixtures__/connectedStacks';

const member = fc
  .record({
    region: fc.constantFrom('us-west-2', 'us-east-1', 'eu-west-1'),
    accountId: fc.constantFrom('100000000011', '100000000012', '100000000013'),
    count: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ count, region, accountId }) => ({
    region,
    accountId,
    zones: ['a', 'b', 'c'].slice(0, count).map(letter => `${region}${letter}`),
  }));

/** Two to five networks of several accounts and regions. */
export const connectedMembers: fc.Arbitrary<ConnectedMember[]> = fc.array(
  member,
  { minLength: 2, maxLength: 5 },
);
