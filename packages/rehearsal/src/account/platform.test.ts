import { SimulatedAccount } from '../__testUtils__/SimulatedAccount';
import { readDataSource } from './readDataSource';
import { seedsFor } from '../run/seedsFor';
import { singleStack } from '../__testUtils__/lakehouseStacks';
import { loadProviderSchema } from '../schema/loadProviderSchema';

const { oregon, other, databricks } = SimulatedAccount.callers;
const GITHUB = 'token.actions.githubusercontent.com';
const lookUps = singleStack(
  {},
  {
    provider: {
      databricks: [{ account_id: SimulatedAccount.databricksAccountId }],
    },
    data: {
      databricks_service_principal: { own: { display_name: 'payments-dev' } },
    },
  },
);

describe('what a platform makes', () => {
  let cloud: SimulatedAccount;

  beforeEach(async () => {
    cloud = await SimulatedAccount.open();
  });

  const principal = () =>
    cloud.create(databricks, 'databricks_service_principal', {
      display_name: 'payments-dev',
    });

  it('is found by a project, and is not seeded a second time', () => {
    const made = principal();
    cloud.account.seed(seedsFor(lookUps));
    expect(
      cloud.account.objects({ type: 'databricks_service_principal' }),
    ).toHaveLength(1);

    const schema =
      loadProviderSchema('databricks').dataSources.databricks_service_principal;
    const found = readDataSource(
      { type: 'databricks_service_principal', schema },
      { display_name: 'payments-dev' },
      cloud.account,
      databricks,
    );
    expect(found).toMatchObject({
      id: made.id,
      sp_id: made.id,
      application_id: made.application_id,
    });
  });

  it('is a seed where there is no platform', () => {
    cloud.account.seed(seedsFor(lookUps));
    expect(
      cloud.account.objects({ type: 'databricks_service_principal' }),
    ).toMatchObject([{ seeded: true }]);
  });

  it('gives roles of the account through the account alone', () => {
    const { id } = principal();
    const role = { service_principal_id: id, role: 'account_admin' };
    expect(() =>
      cloud.create(
        { ...databricks, host: 'https://dbc-0.cloud.databricks.com' },
        'databricks_service_principal_role',
        role,
      ),
    ).toThrow('invalid Databricks Account configuration');
    expect(
      cloud.create(databricks, 'databricks_service_principal_role', role).id,
    ).toBe(`${id}|account_admin`);
  });

  it('keeps an OIDC provider by its address without the scheme', () => {
    const config = {
      url: `https://${GITHUB}`,
      client_id_list: ['sts.amazonaws.com'],
    };
    const made = cloud.create(
      oregon,
      'aws_iam_openid_connect_provider',
      config,
    );
    expect(made.id).toBe(`arn:aws:iam::100000000002:oidc-provider/${GITHUB}`);
    expect(
      cloud.read(oregon, 'aws_iam_openid_connect_provider', made),
    ).toMatchObject({ url: config.url });
    expect(() =>
      cloud.create(oregon, 'aws_iam_openid_connect_provider', config),
    ).toThrow('already exists');
    expect(() =>
      cloud.create(oregon, 'aws_iam_openid_connect_provider', {
        ...config,
        url: GITHUB,
      }),
    ).toThrow('Invalid Open ID Connect Provider URL');
  });

  it('bounds roles by a policy of their own account', () => {
    const boundary = cloud.create(oregon, 'aws_iam_policy', {
      name: 'acme-boundary',
      policy: SimulatedAccount.policy,
    });
    const role = {
      name: 'payments-dev-plan',
      path: '/lakeport/acme/',
      assume_role_policy: SimulatedAccount.policy,
      permissions_boundary: boundary.id,
    };
    expect(cloud.create(oregon, 'aws_iam_role', role).arn).toBe(
      'arn:aws:iam::100000000002:role/lakeport/acme/payments-dev-plan',
    );
    expect(() => cloud.create(other, 'aws_iam_role', role)).toThrow(
      `NoSuchEntity: aws_iam_policy '${boundary.id}' does not exist`,
    );
  });
});
