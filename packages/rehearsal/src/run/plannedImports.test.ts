import { plannedImports } from './plannedImports';

const change = (address: string, importing?: object) => ({
  address,
  change: { actions: ['no-op'], ...(importing && { importing }) },
});

describe('plannedImports', () => {
  it('lists what is taken over, also what is not changed', () => {
    expect(
      plannedImports({
        resource_changes: [
          change('databricks_catalog.a', { id: 'a' }),
          change('databricks_catalog.b'),
          // Terraform leaves out an id that it does not know yet.
          change('databricks_catalog.c', {}),
        ],
      }),
    ).toEqual(['databricks_catalog.a', 'databricks_catalog.c']);
    expect(plannedImports({})).toEqual([]);
  });

  it('takes no other format for a plan', () => {
    expect(() => plannedImports({ resource_changes: 'none' })).toThrow();
  });
});
