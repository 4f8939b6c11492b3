import { synthesized } from '../__testUtils__/synthesized';

const account = (metastores: string, dev?: string) =>
  synthesized('account', {
    databricks: `metastores: { ${metastores} }`,
    dev,
  });

describe('AccountStack', () => {
  it('looks up the metastore of a region that the file does not name', () => {
    const stack = account('');

    expect(stack.data('databricks_metastore')).toEqual({
      'metastore-us-west-2': {
        provider: 'databricks.account',
        region: 'us-west-2',
      },
    });
    expect(stack.json.output).toMatchObject({
      metastore_id_us_west_2: {
        value: '${data.databricks_metastore.metastore-us-west-2.id}',
      },
    });
    expect(stack.json.provider).toEqual({
      databricks: [
        {
          alias: 'account',
          host: 'https://accounts.cloud.databricks.com',
          account_id: '0d26daa6-5e44-4c97-a497-ef015f91254a',
        },
      ],
    });
  });

  it('looks up an existing metastore by its id', () => {
    const id = '7c1f8b4e-2f6d-4a7e-9a41-3a1d6f0c5b22';

    expect(
      account(`us-west-2: { existing: ${id} }`).data('databricks_metastore'),
    ).toEqual({
      'metastore-us-west-2': {
        provider: 'databricks.account',
        metastore_id: id,
      },
    });
  });

  it('creates a metastore without storage, owned by a group', () => {
    const created = account(
      'us-west-2: { create: true, owner: metastore-admins }',
    );

    expect(created.data('databricks_metastore')).toEqual({});
    expect(created.resources('databricks_metastore')).toEqual({
      'metastore-us-west-2': {
        provider: 'databricks.account',
        name: 'payments-us-west-2',
        region: 'us-west-2',
        owner: 'metastore-admins',
        force_destroy: false,
      },
    });
  });

  it('protects a metastore of its own as long as an environment of the region is protected', () => {
    expect(
      account(
        'us-west-2: { create: true, owner: metastore-admins }',
        'deletionProtection: true',
      ).resources('databricks_metastore'),
    ).toMatchObject({
      'metastore-us-west-2': { lifecycle: { prevent_destroy: true } },
    });
  });
});
