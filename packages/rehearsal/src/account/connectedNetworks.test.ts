import { SimulatedAccount } from '../__testUtils__/SimulatedAccount';
import type { ValueObject } from '../wire/Value';
import type { Caller } from './Caller';

const { oregon, frankfurt, other } = SimulatedAccount.callers;

describe('simulated networks that are joined', () => {
  let simulated: SimulatedAccount;

  beforeEach(async () => {
    simulated = await SimulatedAccount.open();
  });

  const create = (caller: Caller, type: string, config: ValueObject) =>
    simulated.create(caller, type, config);

  function network(caller: Caller, octet: number) {
    const vpc = simulated.vpcIn(caller, `10.${octet}.0.0/16`);
    return {
      vpc,
      subnet: create(caller, 'aws_subnet', {
        vpc_id: vpc.id,
        cidr_block: `10.${octet}.0.0/24`,
        availability_zone: `${caller.region}a`,
      }),
      table: create(caller, 'aws_route_table', { vpc_id: vpc.id }),
    };
  }

  type Network = ReturnType<typeof network>;

  describe('by peering', () => {
    const peer = (here: Network, there: Network, peer_owner_id?: string) =>
      create(oregon, 'aws_vpc_peering_connection', {
        vpc_id: here.vpc.id,
        peer_vpc_id: there.vpc.id,
        ...(peer_owner_id && { peer_owner_id }),
      });
    const accept = (caller: Caller, id: string) =>
      create(caller, 'aws_vpc_peering_connection_accepter', {
        vpc_peering_connection_id: id,
        auto_accept: true,
      });
    const route = (caller: Caller, { table }: Network, id: string) =>
      create(caller, 'aws_route', {
        route_table_id: table.id,
        destination_cidr_block: '10.9.0.0/16',
        vpc_peering_connection_id: id,
      });

    it('are looked for where the request says', () => {
      const there = network(other, 1);

      expect(() => peer(network(oregon, 0), there)).toThrow(
        'InvalidVpcID.NotFound',
      );
      expect(
        peer(network(oregon, 2), there, other.accountId).accept_status,
      ).toBe('pending-acceptance');
    });

    it('have ranges of their own and one connection', () => {
      const here = network(oregon, 0);

      expect(() => peer(here, network(other, 0), other.accountId)).toThrow(
        'OverlappingCidr',
      );
      const there = network(oregon, 1);
      peer(here, there);
      expect(() => peer(there, here)).toThrow(
        'VpcPeeringConnectionAlreadyExists',
      );
    });

    it('are accepted by the one who was asked, and by nobody else', () => {
      const { id } = peer(
        network(oregon, 0),
        network(other, 1),
        other.accountId,
      );

      expect(() => accept(oregon, id)).toThrow('OperationNotPermitted');
      expect(() => accept(frankfurt, id)).toThrow(
        'InvalidVpcPeeringConnectionID.NotFound',
      );
      expect(accept(other, id)).toMatchObject({
        accept_status: 'active',
        peer_owner_id: oregon.accountId,
      });
    });

    it('take routes and options once they are active, of each side its own', () => {
      const here = network(oregon, 0);
      const there = network(other, 1);
      const { id } = peer(here, there, other.accountId);
      const options = (caller: Caller, side: string) =>
        create(caller, 'aws_vpc_peering_connection_options', {
          vpc_peering_connection_id: id,
          [side]: [{ allow_remote_vpc_dns_resolution: true }],
        });

      expect(() => route(oregon, here, id)).toThrow('InvalidStateTransition');
      expect(() => options(oregon, 'requester')).toThrow(
        'only to active peerings',
      );
      accept(other, id);
      expect(() => options(oregon, 'accepter')).toThrow(
        'User cannot modify accepter peering options',
      );
      expect(() => options(oregon, 'requester')).not.toThrow();
      expect(() => options(other, 'accepter')).not.toThrow();
      expect(() => route(oregon, here, id)).not.toThrow();
      expect(() => route(other, there, id)).not.toThrow();
      expect(() => route(oregon, network(oregon, 5), id)).toThrow(
        'does not join',
      );
    });
  });

  describe('by a transit gateway', () => {
    const gatewayIn = (caller: Caller) =>
      create(caller, 'aws_ec2_transit_gateway', {
        default_route_table_association: 'disable',
        default_route_table_propagation: 'disable',
      });
    const attach = (caller: Caller, { subnet, vpc }: Network, id: string) =>
      create(caller, 'aws_ec2_transit_gateway_vpc_attachment', {
        transit_gateway_id: id,
        vpc_id: vpc.id,
        subnet_ids: [subnet.id],
      });
    const accept = (caller: Caller, id: string) =>
      create(caller, 'aws_ec2_transit_gateway_vpc_attachment_accepter', {
        transit_gateway_attachment_id: id,
      });

    function share(arn: unknown, allow_external_principals: boolean) {
      const made = create(oregon, 'aws_ram_resource_share', {
        name: 'gateways',
        allow_external_principals,
      });
      create(oregon, 'aws_ram_resource_association', {
        resource_share_arn: made.id,
        resource_arn: String(arn),
      });
      return made;
    }
    const offer = (id: string) =>
      create(oregon, 'aws_ram_principal_association', {
        resource_share_arn: id,
        principal: other.accountId ?? '',
      });
    const acceptShare = (caller: Caller, id: string) =>
      create(caller, 'aws_ram_resource_share_accepter', { share_arn: id });

    it('see one of another account when it is shared with them', () => {
      const gateway = gatewayIn(oregon);
      const there = network(other, 1);
      const made = share(gateway.arn, false);

      expect(() => attach(other, there, gateway.id)).toThrow(
        'InvalidTransitGatewayID.NotFound',
      );
      offer(made.id);
      expect(() => acceptShare(other, made.id)).toThrow('invitation found');
      expect(attach(other, there, gateway.id)).toMatchObject({
        vpc_owner_id: other.accountId,
      });
    });

    it('see one beyond the organization when the account has accepted it', () => {
      const gateway = gatewayIn(oregon);
      const there = network(other, 1);
      const made = share(gateway.arn, true);

      expect(() => acceptShare(other, made.id)).toThrow('invitation found');
      offer(made.id);
      expect(() => attach(other, there, gateway.id)).toThrow(
        'InvalidTransitGatewayID.NotFound',
      );
      expect(acceptShare(other, made.id)).toMatchObject({
        sender_account_id: oregon.accountId,
        receiver_account_id: other.accountId,
        status: 'ACTIVE',
      });
      expect(() => attach(other, there, gateway.id)).not.toThrow();
    });

    it('share only what the account has, and not with itself', () => {
      const gateway = gatewayIn(frankfurt);

      expect(() => share(gateway.arn, true)).toThrow('MalformedArnException');
      const made = share(gatewayIn(oregon).arn, true);
      expect(() =>
        create(oregon, 'aws_ram_principal_association', {
          resource_share_arn: made.id,
          principal: oregon.accountId ?? '',
        }),
      ).toThrow('is the account that shares');
      expect(() =>
        create(other, 'aws_ram_principal_association', {
          resource_share_arn: made.id,
          principal: oregon.accountId ?? '',
        }),
      ).toThrow('UnknownResourceException');
    });

    function guest() {
      const gateway = gatewayIn(oregon);
      offer(share(gateway.arn, false).id);
      const there = network(other, 1);
      const attachment = attach(other, there, gateway.id);
      const table = create(oregon, 'aws_ec2_transit_gateway_route_table', {
        transit_gateway_id: gateway.id,
      });
      const enter = (type: string, id = attachment.id) =>
        create(oregon, type, {
          transit_gateway_attachment_id: id,
          transit_gateway_route_table_id: table.id,
        });
      return { gateway, there, attachment, enter };
    }
    const ASSOCIATION = 'aws_ec2_transit_gateway_route_table_association';
    const PROPAGATION = 'aws_ec2_transit_gateway_route_table_propagation';

    it('wait for the account of the gateway, and only for that', () => {
      const { attachment, enter, gateway, there } = guest();
      const route = () =>
        create(other, 'aws_route', {
          route_table_id: there.table.id,
          destination_cidr_block: '10.9.0.0/16',
          transit_gateway_id: gateway.id,
        });

      expect(() => enter(ASSOCIATION)).toThrow('IncorrectState');
      expect(route).toThrow('InvalidTransitGatewayID.NotFound');
      expect(() => accept(other, attachment.id)).toThrow(
        'UnauthorizedOperation',
      );
      expect(accept(oregon, attachment.id)).toMatchObject({
        vpc_id: there.vpc.id,
        vpc_owner_id: other.accountId,
      });
      expect(enter(ASSOCIATION)).toMatchObject({
        resource_id: there.vpc.id,
        resource_type: 'vpc',
      });
      expect(() => enter(ASSOCIATION)).toThrow('AlreadyAssociated');
      expect(() => enter(PROPAGATION)).not.toThrow();
      expect(route).not.toThrow();
      const own = attach(oregon, network(oregon, 3), gateway.id);
      expect(() => accept(oregon, own.id)).toThrow('IncorrectState');
    });

    it('hang once on a gateway, which stays while they do', () => {
      const { attachment, gateway, there } = guest();

      expect(() => attach(other, there, gateway.id)).toThrow(
        'DuplicateTransitGatewayAttachment',
      );
      expect(() =>
        simulated.remove(oregon, 'aws_ec2_transit_gateway', gateway),
      ).toThrow('has non-deleted attachments');
      expect(() => simulated.remove(other, 'aws_subnet', there.subnet)).toThrow(
        'DependencyViolation',
      );
      simulated.remove(
        other,
        'aws_ec2_transit_gateway_vpc_attachment',
        attachment,
      );
      expect(() =>
        simulated.remove(oregon, 'aws_ec2_transit_gateway', gateway),
      ).not.toThrow();
    });

    it('reach another region over a peering with static routes', () => {
      const here = gatewayIn(oregon);
      const there = gatewayIn(frankfurt);
      const ask = (peer_region: string) =>
        create(oregon, 'aws_ec2_transit_gateway_peering_attachment', {
          transit_gateway_id: here.id,
          peer_transit_gateway_id: there.id,
          peer_region,
        });

      expect(() => ask('us-east-1')).toThrow(
        'InvalidTransitGatewayID.NotFound',
      );
      const asked = ask('eu-central-1');
      const acceptIn = (caller: Caller) =>
        create(caller, 'aws_ec2_transit_gateway_peering_attachment_accepter', {
          transit_gateway_attachment_id: asked.id,
        });
      const table = create(oregon, 'aws_ec2_transit_gateway_route_table', {
        transit_gateway_id: here.id,
      });
      const inTable = {
        transit_gateway_attachment_id: asked.id,
        transit_gateway_route_table_id: table.id,
      };
      const route = () =>
        create(oregon, 'aws_ec2_transit_gateway_route', {
          ...inTable,
          destination_cidr_block: '10.1.0.0/16',
        });

      expect(route).toThrow('IncorrectState');
      expect(() => acceptIn(oregon)).toThrow(
        'InvalidTransitGatewayAttachmentID.NotFound',
      );
      expect(acceptIn(frankfurt)).toMatchObject({
        transit_gateway_id: there.id,
        peer_transit_gateway_id: here.id,
        peer_region: 'us-west-2',
      });
      expect(create(oregon, ASSOCIATION, inTable)).toMatchObject({
        resource_id: there.id,
        resource_type: 'peering',
      });
      expect(() => create(oregon, PROPAGATION, inTable)).toThrow(
        'cannot propagate routes',
      );
      expect(route).not.toThrow();
      expect(route).toThrow('RouteAlreadyExists');
    });
  });

  describe('with network ACLs', () => {
    it('have rules of a number each, and not too many', () => {
      const { subnet, vpc } = network(oregon, 0);
      const acl = create(oregon, 'aws_network_acl', {
        vpc_id: vpc.id,
        subnet_ids: [subnet.id],
      });
      const rule = (rule_number: number, egress = false) =>
        create(oregon, 'aws_network_acl_rule', {
          network_acl_id: acl.id,
          rule_number,
          egress,
          rule_action: 'allow',
          protocol: '-1',
          cidr_block: '0.0.0.0/0',
        });

      rule(100);
      expect(() => rule(100)).toThrow('NetworkAclEntryAlreadyExists');
      expect(() => rule(100, true)).not.toThrow();
      for (let number = 101; number < 120; number++) rule(number);
      expect(() => rule(120)).toThrow('NetworkAclEntryLimitExceeded');
      expect(() => simulated.remove(oregon, 'aws_vpc', vpc)).toThrow(
        'DependencyViolation',
      );
    });

    it('are in one VPC, and their rules in the account', () => {
      const { subnet } = network(oregon, 0);
      const { vpc } = network(oregon, 1);

      expect(() =>
        create(oregon, 'aws_network_acl', {
          vpc_id: vpc.id,
          subnet_ids: [subnet.id],
        }),
      ).toThrow('belong to different networks');
      expect(() =>
        create(oregon, 'aws_network_acl_rule', {
          network_acl_id: 'acl-0123456789abcdef0',
          rule_number: 100,
          rule_action: 'allow',
          protocol: '-1',
          cidr_block: '0.0.0.0/0',
        }),
      ).toThrow('InvalidNetworkAclID.NotFound');
    });
  });
});
