import { KubernetesValidatorFunctions } from '@backstage/catalog-model';
import { entityName } from './entityName';

describe('entityName', () => {
  it.each([
    ['payments_dev', 'abcdef12', 'payments_dev-abcdef12'],
    ['West.1', '12', 'West.1-12'],
  ])('keeps %s', (name, suffix, expected) => {
    expect(entityName(name, suffix)).toBe(expected);
  });

  it.each(['a b', 'ü', '', '--', '._x', 'x'.repeat(80), 'a/b\\c', '🧊'])(
    'makes a valid name of %j',
    name => {
      for (const suffix of ['1', '9223372036854775807', 'abcdef12']) {
        expect(
          KubernetesValidatorFunctions.isValidObjectName(
            entityName(name, suffix),
          ),
        ).toBe(true);
      }
    },
  );

  it('keeps different names different, however many', () => {
    const many = Array.from(
      { length: 20_000 },
      (_, i) => `${'x'.repeat(250)}${i}`,
    );
    expect(new Set(many.map(name => entityName(name, '1'))).size).toBe(
      many.length,
    );
  });

  it('keeps similar names different', () => {
    const names = ['a b', 'a-b', 'a/b', 'a  b', 'x'.repeat(80), 'x'.repeat(81)];
    expect(new Set(names.map(name => entityName(name, '1'))).size).toBe(
      names.length,
    );
  });
});
