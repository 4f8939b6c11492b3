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

  it('gives what a platform makes to a project that is rehearsed without it', () => {
    const boundary = 'arn:aws:iam::100000000001:policy/acme-boundary';
    const provider =
      'arn:aws:iam::100000000001:oidc-provider/token.actions.githubusercontent.com';
    const stacks = singleStack(
      {
        aws_iam_role: {
          plan: {
            name: 'payments-dev-plan',
            permissions_boundary: boundary,
            assume_role_policy: JSON.stringify({
              Statement: [{ Principal: { Federated: provider } }],
            }),
          },
        },
      },
      {
        variable: {
          aws_role_arn: {
            type: 'string',
            ephemeral: true,
            default: 'arn:aws:iam::100000000002:role/TerraformChildRole',
          },
        },
        provider: {
          aws: [
            {
              region: 'us-west-2',
              assume_role: [{ role_arn: '${var.aws_role_arn}' }],
            },
          ],
        },
        data: {
          aws_vpc: { existing: { id: 'vpc-0123456789abcdef0' } },
          databricks_service_principal: {
            own: { display_name: 'payments-dev' },
          },
          databricks_mws_network_connectivity_config: {
            serverless: { name: 'acme-us-west-2' },
          },
        },
      },
    );
    const seeds = seedsFor(stacks);

    expect(
      seeds.map(({ type, id, accountId }) => [type, id, accountId]),
    ).toEqual(
      expect.arrayContaining([
        ['aws_iam_policy', boundary, '100000000001'],
        ['aws_iam_openid_connect_provider', provider, '100000000001'],
        ['aws_vpc', 'vpc-0123456789abcdef0', '100000000002'],
      ]),
    );
    expect(
      seeds.flatMap(({ attributes: { display_name: name } }) => name ?? []),
    ).toEqual(['payments-dev']);
    expect(
      seeds.flatMap(({ lookedUpBy = [], attributes }) =>
        lookedUpBy.map(name => attributes[name]),
      ),
    ).toEqual(['payments-dev', 'acme-us-west-2']);
  });

  it('is empty for stacks that look up nothing', () => {
    expect(seedsFor(singleStack({}))).toEqual([]);
  });

  it('stands in for what an adopted workspace was made with', () => {
    const key = '00000000-0000-4000-8000-000000000005';
    const seeds = seedsFor(
      singleStack(
        {
          databricks_mws_workspaces: {
            w: {
              aws_region: 'us-west-2',
              credentials_id: '00000000-0000-4000-8000-000000000001',
              network_id: '00000000-0000-4000-8000-000000000003',
              managed_services_customer_managed_key_id: key,
              storage_customer_managed_key_id: key,
            },
          },
          databricks_metastore_assignment: {
            m: { metastore_id: '7c1f8b4e-2f6d-4a7e-9a41-3a1d6f0c5b22' },
          },
          databricks_catalog: { c: { storage_root: 's3://lake/sales' } },
          databricks_volume: { v: { storage_location: 's3://lake/landing' } },
        },
        {
          data: {
            aws_iam_role: { r: { name: 'legacy' } },
            aws_s3_bucket: { b: { bucket: 'legacy-root' } },
          },
        },
      ),
    );

    const of = (type: string) => seeds.filter(seed => seed.type === type);
    expect(of('databricks_mws_credentials')).toHaveLength(1);
    expect(of('databricks_mws_networks')).toHaveLength(1);
    expect(of('databricks_mws_customer_managed_keys')).toMatchObject([
      { attributes: { use_cases: ['MANAGED_SERVICES', 'STORAGE'] } },
    ]);
    expect(of('aws_iam_role')).toMatchObject([{ id: 'legacy' }]);
    expect(of('aws_s3_bucket')).toMatchObject([
      { id: 'legacy-root', scope: '' },
    ]);
    expect(of('databricks_external_location')).toMatchObject([
      {
        scope: 'metastore:7c1f8b4e-2f6d-4a7e-9a41-3a1d6f0c5b22',
        attributes: { url: 's3://lake/' },
      },
    ]);
  });
});
