import { namePattern } from './namePattern';

describe('namePattern', () => {
  it.each([
    ['sales', 'sales', true],
    ['sales', 'SALES', true],
    ['sales', 'sales_eu', false],
    ['sales_*', 'sales_eu', true],
    ['sales_*', 'sales_', true],
    ['sales_*', 'presales_eu', false],
    ['*_prod', 'a_prod', true],
    ['*_prod', 'a_prod_b', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c', false],
    ['ab*ba', 'aba', false],
    ['*', '', true],
    ['', 'a', false],
    ['a.b', 'axb', false],
    ["o'hara (%)", "O'Hara (%)", true],
  ])('%j takes %j: %s', (pattern, name, expected) => {
    expect(namePattern(pattern)(name)).toBe(expected);
  });

  it('takes no time for a pattern that was made to take it', () => {
    expect(namePattern(`${'a*'.repeat(200)}b`)('a'.repeat(255))).toBe(false);
  });
});
