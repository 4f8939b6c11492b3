import fc from 'fast-check';
import { monthlyCost } from './monthlyCost';
import { parsePrices } from './parsePrices';

const stacks = [
  { resource: { aws_nat_gateway: { a: {} }, aws_kms_key: { k: {} } } },
];

describe('parsePrices', () => {
  it('replaces the prices that it says, with their date and region', () => {
    const result = parsePrices({
      asOf: '2026-11-01',
      region: 'eu-west-1',
      perMonth: { aws_nat_gateway: 35.04 },
    });
    if (!result.valid) throw new Error(JSON.stringify(result.problems));
    expect(monthlyCost(stacks, result.prices)).toMatchObject({
      total: 36.04,
      // The key's price is still the older, built-in one.
      asOf: '2026-08-01',
      priceRegion: 'eu-west-1, us-east-1',
    });
    expect(
      monthlyCost(
        [{ resource: { aws_nat_gateway: { a: {} } } }],
        result.prices,
      ),
    ).toMatchObject({
      total: 35.04,
      asOf: '2026-11-01',
      priceRegion: 'eu-west-1',
    });
  });

  it.each([
    ['no date', { region: 'eu-west-1', perMonth: {} }, 'asOf'],
    [
      'a day that is none',
      { asOf: '2026-02-30', region: 'eu-west-1', perMonth: {} },
      'asOf',
    ],
    [
      'no region',
      { asOf: '2026-11-01', region: 'Ireland', perMonth: {} },
      'region',
    ],
    [
      'an unknown type',
      { asOf: '2026-11-01', region: 'eu-west-1', perMonth: { aws_vpc: 1 } },
      'perMonth',
    ],
    [
      'a price that is none',
      { asOf: '2026-11-01', region: 'eu-west-1', perMonth: { aws_eip: -1 } },
      'perMonth.aws_eip',
    ],
    ['no table', 'cheap', ''],
  ])('says what is wrong with %s', (_, value, path) => {
    const result = parsePrices(value);
    expect(result).toMatchObject({
      valid: false,
      problems: [{ path, message: expect.stringMatching(/\S/) }],
    });
  });

  it('takes anything', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        expect(typeof parsePrices(value).valid).toBe('boolean');
      }),
    );
  });
});
