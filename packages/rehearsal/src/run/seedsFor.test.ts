import { lakehouseStacks, singleStack } from '../__testUtils__/lakehouseStacks';
import { seedsFor } from './seedsFor';

describe('seedsFor', () => {
  it('gives what the stacks look up or name without making it', () => {
    const seeds = seedsFor(lakehouseStacks());

    expect(seeds).toMatchObject([
      {
        type: 'databricks_metastore',
        region: 'us-west-2',
        scope: 'account:0d26daa6-5e44-4c97-a497-ef015f91254a',
        seeded: true,
      },
      {
        type: 'databricks_group',
        attributes: { display_name: 'shop-admins' },
      },
      {
        type: 'databricks_group',
        attributes: { display_name: 'shop-readers' },
      },
    ]);
    expect(seedsFor(lakehouseStacks())).toEqual(seeds);
  });

  it('takes the id of a metastore that is given', () => {
    const id = '11111111-2222-4333-8444-555555555555';
    const [seed] = seedsFor(
      singleStack(
        {},
        { data: { databricks_metastore: { m: { metastore_id: id } } } },
      ),
    );

    expect(seed).toMatchObject({ id, metastoreId: id });
  });

  it('leaves out what the stacks make themselves', () => {
    const seeds = seedsFor(
      singleStack({
        databricks_group: { own: { display_name: 'own' } },
        databricks_grants: {
          g: {
            catalog: 'c',
            grant: [
              { principal: 'own', privileges: [] },
              { principal: 'account users', privileges: [] },
              { principal: 'ann@example.com', privileges: [] },
              { principal: '${databricks_group.own.display_name}' },
            ],
          },
        },
      }),
    );

    expect(seeds).toMatchObject([
      { type: 'databricks_user', attributes: { user_name: 'ann@example.com' } },
    ]);
  });

  it('is empty for stacks that look up nothing', () => {
    expect(seedsFor(singleStack({}))).toEqual([]);
  });
});
