import { valueOptions } from './valueOptions';

describe('valueOptions', () => {
  it('offers what the template lists, in its words', () => {
    expect(
      valueOptions('egress', {}, {}, { isolated: 'isolated: no way out' }),
    ).toEqual([{ value: 'isolated', label: 'isolated: no way out' }]);
    expect(
      valueOptions('egress', { enum: ['isolated', 'single-nat'] }, {}),
    ).toEqual([
      { value: 'isolated', label: 'isolated' },
      { value: 'single-nat', label: 'single-nat' },
    ]);
  });

  it('lets everything else be typed', () => {
    expect(valueOptions('cidr', {}, {})).toBeUndefined();
  });
});
