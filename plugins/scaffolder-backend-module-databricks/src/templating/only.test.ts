import { only } from './only';

describe('only', () => {
  it('keeps the keys that are asked for, where they are', () => {
    expect(
      only(
        [{ name: 'dev', zones: ['a'], cidr: '10.0.0.0/22' }, { name: 'test' }],
        ['name', 'cidr'],
      ),
    ).toEqual([{ name: 'dev', cidr: '10.0.0.0/22' }, { name: 'test' }]);
  });

  it.each([[undefined], [null], ['dev'], [['dev', null, ['name']]]])(
    'leaves %j as it is',
    value => {
      expect(only(value, ['name'])).toEqual(value);
    },
  );
});
