import { SimulatedAccount } from '../__testUtils__/SimulatedAccount';
import type { ValueObject } from '../wire/Value';
import type { Caller } from './Caller';

const { databricksAccountId, policy } = SimulatedAccount;
const { oregon, frankfurt, other, databricks } = SimulatedAccount.callers;

describe('the simulated network', () => {
  let simulated: SimulatedAccount;

  beforeEach(async () => {
    simulated = await SimulatedAccount.open();
  });

  const create = (caller: Caller, type: string, config: ValueObject) =>
    simulated.create(caller, type, config);

  function network(caller: Caller, octet: number) {
    const vpc = simulated.vpcIn(caller, `10.${octet}.0.0/16`);
    const subnet = (part: number, zone = 'a') =>
      create(caller, 'aws_subnet', {
        vpc_id: vpc.id,
        cidr_block: `10.${octet}.${part}.0/24`,
        availability_zone: `${caller.region}${zone}`,
      }).id;
    return {
      vpc: vpc.id,
      subnet,
      table: create(caller, 'aws_route_table', { vpc_id: vpc.id }).id,
      group: create(caller, 'aws_security_group', {
        vpc_id: vpc.id,
        name: 'workspace',
      }).id,
    };
  }

  function online(caller: Caller, octet: number) {
    const made = network(caller, octet);
    const gateway = create(caller, 'aws_internet_gateway', {
      vpc_id: made.vpc,
    });
    const address = create(caller, 'aws_eip', { domain: 'vpc' });
    const nat = create(caller, 'aws_nat_gateway', {
      subnet_id: made.subnet(100),
      allocation_id: address.id,
    });
    return { ...made, gateway, address, nat };
  }

  describe('keeps VPCs apart', () => {
    const DIFFERENT = /belong to different networks/;

    it('in route tables', () => {
      const here = online(oregon, 0);
      const there = online(oregon, 1);
      const route = (target: ValueObject) =>
        create(oregon, 'aws_route', {
          route_table_id: here.table,
          destination_cidr_block: '0.0.0.0/0',
          ...target,
        });

      expect(() =>
        create(oregon, 'aws_route_table_association', {
          route_table_id: here.table,
          subnet_id: there.subnet(0),
        }),
      ).toThrow(DIFFERENT);
      expect(() => route({ gateway_id: there.gateway.id })).toThrow(DIFFERENT);
      expect(() => route({ nat_gateway_id: there.nat.id })).toThrow(DIFFERENT);
      expect(() => route({ nat_gateway_id: here.nat.id })).not.toThrow();
    });

    it('in security groups, unless they are peered', () => {
      const here = network(oregon, 0);
      const there = network(oregon, 1);
      const rule = () =>
        create(oregon, 'aws_vpc_security_group_ingress_rule', {
          security_group_id: here.group,
          referenced_security_group_id: there.group,
          ip_protocol: 'tcp',
          from_port: 443,
          to_port: 443,
        });

      expect(rule).toThrow(DIFFERENT);
      create(oregon, 'aws_vpc_peering_connection', {
        vpc_id: here.vpc,
        peer_vpc_id: there.vpc,
      });
      expect(rule).not.toThrow();
      expect(rule).toThrow('InvalidPermission.Duplicate');
    });

    it.each([
      ['subnet_ids', 'Interface', ({ subnet }) => [subnet(9)]],
      ['security_group_ids', 'Interface', ({ group }) => [group]],
      ['route_table_ids', 'Gateway', ({ table }) => [table]],
    ] satisfies Array<[string, string, (made: ReturnType<typeof network>) => string[]]>)(
      'in endpoints by %s',
      (attribute, kind, of) => {
        const here = network(oregon, 0);
        const there = network(oregon, 1);
        const endpoint = (made: ReturnType<typeof network>) =>
          create(oregon, 'aws_vpc_endpoint', {
            vpc_id: here.vpc,
            vpc_endpoint_type: kind,
            service_name: 'com.amazonaws.us-west-2.s3',
            [attribute]: of(made),
          });

        expect(() => endpoint(there)).toThrow(DIFFERENT);
        expect(() => endpoint(here)).not.toThrow();
      },
    );
  });

  describe('knows endpoints', () => {
    const sts = 'com.amazonaws.us-west-2.sts';

    it('and refuses what their kind does not have', () => {
      const { group, table, vpc } = network(oregon, 0);

      expect(() =>
        create(oregon, 'aws_vpc_endpoint', {
          vpc_id: vpc,
          service_name: 'com.amazonaws.us-west-2.s3',
          security_group_ids: [group],
        }),
      ).toThrow('security_group_ids cannot be given');
      expect(() =>
        create(oregon, 'aws_vpc_endpoint', {
          vpc_id: vpc,
          vpc_endpoint_type: 'Interface',
          service_name: sts,
          route_table_ids: [table],
        }),
      ).toThrow('route_table_ids cannot be given');
    });

    it('and refuses the service of another region', () => {
      expect(() =>
        create(frankfurt, 'aws_vpc_endpoint', {
          vpc_id: network(frankfurt, 0).vpc,
          vpc_endpoint_type: 'Interface',
          service_name: sts,
        }),
      ).toThrow(
        `InvalidServiceName: The Vpc Endpoint Service '${sts}' does not exist`,
      );
    });

    it('and refuses two subnets of a zone and two answers to a name', () => {
      const { subnet, vpc } = network(oregon, 0);
      const endpoint = (subnets: string[]) =>
        create(oregon, 'aws_vpc_endpoint', {
          vpc_id: vpc,
          vpc_endpoint_type: 'Interface',
          service_name: sts,
          private_dns_enabled: true,
          subnet_ids: subnets,
        });
      const first = subnet(0);

      expect(() => endpoint([first, subnet(1)])).toThrow(
        'DuplicateSubnetsInSameZone',
      );
      endpoint([first, subnet(2, 'b')]);
      expect(() => endpoint([first])).toThrow('conflicting DNS domain');
    });
  });

  describe('knows the way out', () => {
    it('and refuses a NAT gateway before the internet gateway', () => {
      const { subnet } = network(oregon, 0);
      const address = create(oregon, 'aws_eip', { domain: 'vpc' });

      expect(() =>
        create(oregon, 'aws_nat_gateway', {
          subnet_id: subnet(0),
          allocation_id: address.id,
        }),
      ).toThrow('Gateway.NotAttached');
    });

    it('and refuses one address for two, and two gateways for one VPC', () => {
      const { address, subnet, vpc } = online(oregon, 0);

      expect(() =>
        create(oregon, 'aws_nat_gateway', {
          subnet_id: subnet(0),
          allocation_id: address.id,
        }),
      ).toThrow(/with allocation_id '.*' already exists/);
      expect(() =>
        create(oregon, 'aws_internet_gateway', { vpc_id: vpc }),
      ).toThrow(/with vpc_id '.*' already exists/);
    });

    it('and keeps the internet gateway while a NAT gateway is behind it', () => {
      const { gateway, nat } = online(oregon, 0);

      expect(() =>
        simulated.remove(oregon, 'aws_internet_gateway', gateway),
      ).toThrow(`DependencyViolation: aws_internet_gateway '${gateway.id}'`);
      simulated.remove(oregon, 'aws_nat_gateway', nat);
      simulated.remove(oregon, 'aws_internet_gateway', gateway);
    });
  });

  describe('knows a workspace’s network', () => {
    const configuration = (vpc: string, subnets: string[], groups: string[]) =>
      create(databricks, 'databricks_mws_networks', {
        account_id: databricksAccountId,
        network_name: 'main',
        vpc_id: vpc,
        subnet_ids: subnets,
        security_group_ids: groups,
      });

    it('and refuses subnets and groups that do not fit', () => {
      const { group, subnet, vpc } = network(oregon, 0);
      const there = network(oregon, 1);
      const [first, sameZone, second] = [subnet(0), subnet(1), subnet(2, 'b')];
      const small = create(oregon, 'aws_subnet', {
        vpc_id: vpc,
        cidr_block: '10.0.3.0/27',
        availability_zone: 'us-west-2c',
      }).id;

      expect(() => configuration(vpc, [first], [group])).toThrow(
        'needs at least two subnets',
      );
      expect(() => configuration(vpc, [first, sameZone], [group])).toThrow(
        'two subnets of a network configuration are in us-west-2a',
      );
      expect(() => configuration(vpc, [first, small], [group])).toThrow(
        'is a /27',
      );
      expect(() => configuration(vpc, [first, second], [])).toThrow(
        'one to five security groups',
      );
      expect(() => configuration(vpc, [first, second], [there.group])).toThrow(
        `security group ${there.group} is not in VPC ${vpc}`,
      );
      expect(() =>
        configuration(vpc, [first, there.subnet(0, 'b')], [group]),
      ).toThrow(`is not in VPC ${vpc}`);
      expect(() => configuration(vpc, [first, second], [group])).not.toThrow();
    });

    it('and refuses credentials for another account and a bucket elsewhere', () => {
      const { group, subnet, vpc } = network(oregon, 0);
      const { network_id } = configuration(
        vpc,
        [subnet(0), subnet(1, 'b')],
        [group],
      );
      const workspace = (roleOf: Caller, bucketOf: Caller, name: string) => {
        const role = create(roleOf, 'aws_iam_role', {
          name,
          assume_role_policy: policy,
        });
        const bucket = create(bucketOf, 'aws_s3_bucket', { bucket: name });
        return create(databricks, 'databricks_mws_workspaces', {
          account_id: databricksAccountId,
          workspace_name: name,
          aws_region: 'us-west-2',
          network_id,
          credentials_id: create(databricks, 'databricks_mws_credentials', {
            credentials_name: name,
            role_arn: role.arn,
          }).credentials_id,
          storage_configuration_id: create(
            databricks,
            'databricks_mws_storage_configurations',
            {
              account_id: databricksAccountId,
              storage_configuration_name: name,
              bucket_name: bucket.id,
            },
          ).storage_configuration_id,
        });
      };

      expect(() => workspace(other, oregon, 'foreign-role')).toThrow(
        /credentials .* are for AWS account 100000000003/,
      );
      expect(() => workspace(oregon, frankfurt, 'foreign-bucket')).toThrow(
        'root bucket foreign-bucket is not in us-west-2',
      );
      expect(() => workspace(oregon, oregon, 'right')).not.toThrow();
    });
  });

  it('sets up no bucket and no role of another account or region', () => {
    create(oregon, 'aws_s3_bucket', { bucket: 'ours' });
    create(other, 'aws_iam_role', {
      name: 'theirs',
      assume_role_policy: policy,
    });

    expect(() =>
      create(other, 'aws_s3_bucket_policy', { bucket: 'ours', policy }),
    ).toThrow('AccessDenied');
    expect(() =>
      create(frankfurt, 'aws_s3_bucket_policy', { bucket: 'ours', policy }),
    ).toThrow('PermanentRedirect');
    expect(() =>
      create(oregon, 'aws_iam_role_policy', { role: 'theirs', policy }),
    ).toThrow("NoSuchEntity: aws_iam_role 'theirs' does not exist in");
  });

  it('knows the region of what the Databricks account holds', () => {
    const workspace = simulated.workspace('eu', 'eu-central-1');
    simulated.assign(workspace, simulated.metastoreIn('eu-central-1'));
    const regions = simulated.account
      .objects({ provider: 'databricks', region: 'eu-central-1' })
      .map(({ type }) => type);

    expect(regions).toEqual([
      'databricks_mws_storage_configurations',
      'databricks_mws_workspaces',
      'databricks_metastore',
      'databricks_metastore_assignment',
    ]);
  });

  it('lets a fault of a region happen there only', () => {
    simulated.account.inject([
      {
        operation: 'create',
        type: 'databricks_mws_workspaces',
        region: 'eu-central-1',
        message: 'INTERNAL_ERROR',
      },
    ]);

    expect(() => simulated.workspace('us', 'us-west-2')).not.toThrow();
    expect(() => simulated.workspace('eu', 'eu-central-1')).toThrow(
      'INTERNAL_ERROR',
    );
  });
});
