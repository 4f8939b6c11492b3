import { ownerByRules } from './ownerByRules';

const ownerOf = ownerByRules([
  { match: { catalog: 'sales_*', schema: 'hr' }, owner: 'group:default/hr' },
  { match: { catalog: 'sales_*' }, owner: 'group:default/sales' },
  { match: { tag: 'team=pay*' }, owner: 'group:default/payments' },
  { match: { tag: 'sandbox' }, owner: 'group:default/everyone' },
  { match: { databricksOwner: 'data-*' }, owner: 'group:default/data' },
  { match: { workspace: 'ml', account: 'a-1' }, owner: 'group:default/ml' },
]);

describe('ownerByRules', () => {
  it.each([
    [{ catalog: 'sales_eu', schema: 'HR' }, 'group:default/hr'],
    [{ catalog: 'sales_eu', schema: 'raw' }, 'group:default/sales'],
    [{ catalog: 'presales_eu' }, undefined],
    [{ tags: { team: 'payments' } }, 'group:default/payments'],
    [{ tags: { team: 'sales' } }, undefined],
    [{ tags: { sandbox: '' } }, 'group:default/everyone'],
    [{ databricksOwner: 'data-engineers' }, 'group:default/data'],
    [{ workspace: 'ml', account: 'a-1' }, 'group:default/ml'],
    [{ workspace: 'ml' }, undefined],
    [{ tags: Object.create({ sandbox: 'inherited' }) }, undefined],
    [{}, undefined],
  ])('finds for %j the owner %s', (subject, owner) => {
    expect(ownerOf(subject)).toBe(owner);
  });
});
