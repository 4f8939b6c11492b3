import { valuesByName } from './valuesByName';

describe('valuesByName', () => {
  it('takes one value of each', () => {
    expect(
      valuesByName(
        [
          { name: 'us-west-2', pools: ['10.0.0.0/12'], more: 1 },
          { name: 'eu-west-1', more: 2 },
        ],
        'pools',
      ),
    ).toEqual({ 'us-west-2': ['10.0.0.0/12'] });
  });

  it.each([
    [undefined],
    ['text'],
    [[]],
    [
      [
        { name: 'us-west-2', pools: [] },
        { name: 'us-west-2', pools: [] },
      ],
    ],
  ])('leaves %j as it is', value => {
    expect(valuesByName(value, 'pools')).toEqual(value);
  });
});
