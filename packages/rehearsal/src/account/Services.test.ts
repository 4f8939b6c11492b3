import { SimulatedAccount } from '../__testUtils__/SimulatedAccount';
import type { ValueObject } from '../wire/Value';
import type { Caller } from './Caller';
import type { RehearsalAccount } from './RehearsalAccount';
import { ServiceError } from './ServiceError';

const { databricksAccountId: ACCOUNT, policy: POLICY } = SimulatedAccount;
const { oregon, frankfurt, other, databricks } = SimulatedAccount.callers;

describe('the simulated services', () => {
  let simulated: SimulatedAccount;
  let account: RehearsalAccount;

  beforeEach(async () => {
    simulated = await SimulatedAccount.open();
    account = simulated.account;
  });

  const create = (caller: Caller, type: string, config: ValueObject) =>
    simulated.create(caller, type, config);
  const remove = (caller: Caller, type: string, state: ValueObject) =>
    simulated.remove(caller, type, state);
  const vpcIn = (caller: Caller) => simulated.vpcIn(caller);
  const workspace = (name?: string, region?: string) =>
    simulated.workspace(name, region);
  const metastoreIn = (region: string) => simulated.metastoreIn(region);
  const assign = (made: ValueObject, metastore: ValueObject) =>
    simulated.assign(made, metastore);

  describe('refuse a reference', () => {
    it('to a VPC of another region', () => {
      const vpc = vpcIn(frankfurt);

      expect(() =>
        create(oregon, 'aws_subnet', {
          vpc_id: vpc.id,
          cidr_block: '10.0.0.0/24',
        }),
      ).toThrow(
        `InvalidVpcID.NotFound: aws_vpc '${vpc.id}' does not exist in 100000000002/us-west-2`,
      );
    });

    it('to a VPC of another account', () => {
      const vpc = vpcIn(other);

      expect(() =>
        create(oregon, 'aws_internet_gateway', { vpc_id: vpc.id }),
      ).toThrow(/InvalidVpcID\.NotFound/);
    });

    it.each([
      ['aws_route_table', 'vpc_id', 'vpc-1', 'InvalidVpcID.NotFound'],
      ['aws_nat_gateway', 'subnet_id', 'subnet-1', 'InvalidSubnetID.NotFound'],
      [
        'aws_nat_gateway',
        'allocation_id',
        'eipalloc-1',
        'InvalidAllocationID.NotFound',
      ],
      ['aws_route', 'nat_gateway_id', 'nat-1', 'InvalidNatGatewayID.NotFound'],
      ['aws_s3_bucket_policy', 'bucket', 'nowhere', 'NoSuchBucket'],
      ['aws_iam_role_policy', 'role', 'nobody', 'NoSuchEntity'],
    ])('of %s by %s', (type, attribute, id, code) => {
      expect(() => create(oregon, type, { [attribute]: id })).toThrow(code);
    });

    it.each([
      ['databricks_mws_credentials', 'role_arn', 'arn:aws:iam::1:role/x'],
      ['databricks_mws_storage_configurations', 'bucket_name', 'nowhere'],
      ['databricks_mws_workspaces', 'credentials_id', 'c'],
      ['databricks_mws_workspaces', 'storage_configuration_id', 's'],
      ['databricks_mws_workspaces', 'network_id', 'n'],
      ['databricks_metastore_assignment', 'metastore_id', 'm'],
      ['databricks_mws_permission_assignment', 'principal_id', 42],
      ['databricks_mws_permission_assignment', 'workspace_id', 42],
    ])('of %s by %s', (type, attribute, id) => {
      expect(() => create(databricks, type, { [attribute]: id })).toThrow(
        `'${id}' does not exist`,
      );
    });

    it('but take the security group that comes with a VPC', () => {
      const vpc = vpcIn(oregon);

      expect(
        create(oregon, 'aws_vpc_security_group_egress_rule', {
          security_group_id: vpc.default_security_group_id,
          cidr_ipv4: '0.0.0.0/0',
          ip_protocol: '-1',
        }).id,
      ).toMatch(/^sgr-[0-9a-f]{17}$/);
    });
  });

  describe('refuse to delete', () => {
    it('a VPC with a subnet, until that is gone', () => {
      const vpc = vpcIn(oregon);
      const subnet = create(oregon, 'aws_subnet', {
        vpc_id: vpc.id,
        cidr_block: '10.0.0.0/24',
      });

      expect(() => remove(oregon, 'aws_vpc', vpc)).toThrow(
        `DependencyViolation: aws_vpc '${vpc.id}' is still in use`,
      );
      remove(oregon, 'aws_subnet', subnet);
      remove(oregon, 'aws_vpc', vpc);
      expect(account.objects()).toEqual([]);
    });

    it('a role with a policy', () => {
      const role = create(oregon, 'aws_iam_role', {
        name: 'r',
        assume_role_policy: POLICY,
      });
      create(oregon, 'aws_iam_role_policy', { role: role.id, policy: POLICY });

      expect(() => remove(oregon, 'aws_iam_role', role)).toThrow(
        /still in use/,
      );
    });

    it('credentials of a workspace', () => {
      workspace();
      const [credentials] = account.objects({
        type: 'databricks_mws_credentials',
      });

      expect(() =>
        remove(
          databricks,
          'databricks_mws_credentials',
          credentials.attributes,
        ),
      ).toThrow(/still in use/);
    });

    it('nothing that is gone already', () => {
      const vpc = vpcIn(oregon);
      account.delete('aws_vpc', vpc.id);

      expect(() => remove(oregon, 'aws_vpc', vpc)).not.toThrow();
    });
  });

  describe('keep names apart', () => {
    it('of buckets in the whole world', () => {
      create(oregon, 'aws_s3_bucket', { bucket: 'taken' });

      expect(() => create(other, 'aws_s3_bucket', { bucket: 'taken' })).toThrow(
        /AlreadyExists/,
      );
    });

    it('of roles in an account', () => {
      const role = { name: 'r', assume_role_policy: POLICY };
      create(oregon, 'aws_iam_role', role);

      expect(() => create(frankfurt, 'aws_iam_role', role)).toThrow(
        /AlreadyExists/,
      );
      expect(create(other, 'aws_iam_role', role).arn).toBe(
        'arn:aws:iam::100000000003:role/r',
      );
    });

    it('of workspaces', () => {
      workspace('dev');
      const [{ attributes }] = account.objects({
        type: 'databricks_mws_workspaces',
      });

      expect(() =>
        create(databricks, 'databricks_mws_workspaces', {
          account_id: ACCOUNT,
          workspace_name: 'dev',
          aws_region: 'us-west-2',
          credentials_id: attributes.credentials_id,
          storage_configuration_id: attributes.storage_configuration_id,
        }),
      ).toThrow(/with workspace_name 'dev' already exists/);
    });

    it('of metastores: one per region', () => {
      metastoreIn('us-west-2');

      expect(() =>
        create(databricks, 'databricks_metastore', {
          name: 'second',
          region: 'us-west-2',
        }),
      ).toThrow(/with region 'us-west-2' already exists/);
    });
  });

  describe('know workspaces', () => {
    it('and refuse a metastore of another region', () => {
      const made = workspace('eu', 'eu-central-1');

      expect(() => assign(made, metastoreIn('us-west-2'))).toThrow(
        /different regions/,
      );
    });

    it('and refuse permissions before the metastore', () => {
      const made = workspace();
      const group = create(databricks, 'databricks_group', {
        display_name: 'admins-of-dev',
      });
      const ask = () =>
        create(databricks, 'databricks_mws_permission_assignment', {
          workspace_id: made.workspace_id,
          principal_id: Number(group.id),
          permissions: ['ADMIN'],
        });

      expect(ask).toThrow(/not available for this workspace/);
      assign(made, metastoreIn('us-west-2'));
      expect(ask).not.toThrow();
    });

    it('and their hosts, metastores and levels', () => {
      const made = workspace();
      const inWorkspace: Caller = {
        provider: 'databricks',
        host: String(made.workspace_url),
        defaultTags: {},
      };
      const catalog = { name: 'sales' };

      expect(() => create(databricks, 'databricks_catalog', catalog)).toThrow(
        'this resource needs a workspace-level provider',
      );
      expect(() =>
        create(
          { ...inWorkspace, host: 'https://elsewhere.example' },
          'databricks_catalog',
          catalog,
        ),
      ).toThrow('cannot reach https://elsewhere.example');
      expect(() => create(inWorkspace, 'databricks_catalog', catalog)).toThrow(
        'No metastore assigned',
      );
      assign(made, metastoreIn('us-west-2'));
      expect(create(inWorkspace, 'databricks_catalog', catalog).id).toBe(
        'sales',
      );
      expect(() =>
        create(inWorkspace, 'databricks_mws_credentials', {
          credentials_name: 'x',
          role_arn: account.objects({ type: 'aws_iam_role' })[0].attributes.arn,
        }),
      ).toThrow('invalid Databricks Account configuration');
      expect(() =>
        create(inWorkspace, 'databricks_grant', {
          catalog: 'sales',
          principal: 'nobody',
          privileges: ['USE_CATALOG'],
        }),
      ).toThrow("databricks_group 'nobody' does not exist");
    });
  });

  it('give a successor another id than what was deleted', () => {
    const first = vpcIn(oregon);
    account.delete('aws_vpc', first.id);

    expect(vpcIn(oregon).id).not.toBe(first.id);
  });

  it('give the same ids in every run', async () => {
    const first = vpcIn(oregon).id;
    simulated = await SimulatedAccount.open();

    expect(vpcIn(oregon).id).toBe(first);
  });

  it('tell listeners of every change', () => {
    const seen: string[] = [];
    const stop = account.onChange(({ operation, object }) =>
      seen.push(`${operation} ${object.type}`),
    );
    const vpc = vpcIn(oregon);
    account.delete('aws_vpc', vpc.id);
    stop();
    vpcIn(oregon);

    expect(seen).toEqual(['create aws_vpc', 'delete aws_vpc']);
  });

  it('say who uses a thing and what to do', () => {
    const vpc = vpcIn(oregon);
    const gateway = create(oregon, 'aws_internet_gateway', { vpc_id: vpc.id });
    let refusal: unknown;
    try {
      remove(oregon, 'aws_vpc', vpc);
    } catch (error) {
      refusal = error;
    }

    expect(refusal).toBeInstanceOf(ServiceError);
    expect(refusal).toMatchObject({
      detail: `aws_internet_gateway '${gateway.id}' uses it. Delete that first.`,
    });
  });
});
