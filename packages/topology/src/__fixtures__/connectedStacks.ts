import { TerraformJson } from '../TerraformJson';

/** A network of the tests and what it is connected with. */
export interface ConnectedMember {
  region: string;
  accountId: string;
  zones: string[];
  /** Whether its nodes may call other networks. */
  isClosed?: boolean;
}

/** What varies between the connected networks of the tests. */
export interface ConnectedShape {
  mode: 'peering' | 'transit-gateway';
  members: ConnectedMember[];
  networkAcls?: boolean;
}

/** Route tables: the network's name, its address block and its subnets' zones. */
export function memberName(index: number): string {
  return `env${index}`;
}

export function memberCidr(index: number): string {
  return `10.${index}.0.0/20`;
}

function baseStack(index: number, member: ConnectedMember): TerraformJson {
  const name = memberName(index);
  const forZones = <T>(make: (zone: string, at: number) => T) =>
    Object.fromEntries(member.zones.map((zone, at) => [zone, make(zone, at)]));
  return {
    provider: {
      aws: [{ region: member.region, allowed_account_ids: [member.accountId] }],
    },
    resource: {
      aws_vpc: {
        main: { cidr_block: memberCidr(index), tags: { Name: name } },
      },
      aws_subnet: forZones((zone, at) => ({
        vpc_id: '${aws_vpc.main.id}',
        availability_zone: zone,
        cidr_block: `10.${index}.${at}.0/24`,
        tags: { Name: `${name}-${zone}`, tier: 'private' },
      })),
      aws_route_table: forZones(zone => ({
        vpc_id: '${aws_vpc.main.id}',
        tags: { Name: `${name}-${zone}` },
      })),
      aws_route_table_association: forZones(zone => ({
        subnet_id: `\${aws_subnet.${zone}.id}`,
        route_table_id: `\${aws_route_table.${zone}.id}`,
      })),
      aws_security_group: {
        nodes: { name: `${name}-nodes`, vpc_id: '${aws_vpc.main.id}' },
      },
      aws_vpc_security_group_egress_rule: {
        https: {
          security_group_id: '${aws_security_group.nodes.id}',
          ip_protocol: 'tcp',
          from_port: 443,
          to_port: 443,
          cidr_ipv4: member.isClosed ? memberCidr(index) : '0.0.0.0/0',
        },
      },
    },
    output: {
      vpc_id: { value: '${aws_vpc.main.id}' },
      subnet_ids: {
        value: member.zones.map(zone => `\${aws_subnet.${zone}.id}`),
      },
      route_table_ids: {
        value: member.zones.map(zone => `\${aws_route_table.${zone}.id}`),
      },
      security_group_ids: { value: ['${aws_security_group.nodes.id}'] },
    },
  };
}

function stateOf(stack: string) {
  return { backend: 's3', config: { key: `hello/${stack}.tfstate` } };
}

function workspaceStack(index: number, member: ConnectedMember): TerraformJson {
  const output = (name: string) =>
    `\${data.terraform_remote_state.base.outputs.${name}}`;
  return {
    data: {
      terraform_remote_state: { base: stateOf(`${memberName(index)}-base`) },
    },
    resource: {
      databricks_mws_networks: {
        main: {
          vpc_id: output('vpc_id'),
          subnet_ids: output('subnet_ids'),
          security_group_ids: output('security_group_ids'),
        },
      },
      databricks_mws_workspaces: {
        main: {
          aws_region: member.region,
          workspace_name: memberName(index),
          network_id: '${databricks_mws_networks.main.network_id}',
        },
      },
    },
  };
}

type Resources = Record<string, Record<string, Record<string, unknown>>>;

/** Every two members, the earlier one first. */
export function pairsOf(count: number): Array<[number, number]> {
  return Array.from({ length: count }, (_, one) =>
    Array.from({ length: count - one - 1 }, (__, step): [number, number] => [
      one,
      one + step + 1,
    ]),
  ).flat();
}

class Connectivity {
  readonly resources: Resources = {};

  constructor(private readonly shape: ConnectedShape) {}

  add(type: string, name: string, attributes: Record<string, unknown>): void {
    (this.resources[type] ??= {})[name] = attributes;
  }

  provider(index: number): string {
    return `aws.p${index}`;
  }

  output(index: number, name: string): string {
    return `\${data.terraform_remote_state.${memberName(
      index,
    )}.outputs.${name}}`;
  }

  routes(from: number, to: number, through: Record<string, string>): void {
    this.shape.members[from].zones.forEach((_, at) =>
      this.add('aws_route', `r${from}_${to}_${at}`, {
        provider: this.provider(from),
        route_table_id: this.output(from, `route_table_ids[${at}]`),
        destination_cidr_block: memberCidr(to),
        ...through,
      }),
    );
  }

  peer(): void {
    for (const [one, other] of pairsOf(this.shape.members.length)) {
      const name = `p${one}_${other}`;
      this.add('aws_vpc_peering_connection', name, {
        provider: this.provider(one),
        vpc_id: this.output(one, 'vpc_id'),
        peer_vpc_id: this.output(other, 'vpc_id'),
        tags: { Name: `${memberName(one)}-${memberName(other)}` },
      });
      this.add('aws_vpc_peering_connection_accepter', name, {
        provider: this.provider(other),
        vpc_peering_connection_id: `\${aws_vpc_peering_connection.${name}.id}`,
        auto_accept: true,
      });
      const through = {
        vpc_peering_connection_id: `\${aws_vpc_peering_connection_accepter.${name}.id}`,
      };
      this.routes(one, other, through);
      this.routes(other, one, through);
    }
  }

  joinByGateways(): void {
    const { members } = this.shape;
    const regions = [...new Set(members.map(({ region }) => region))];
    const ownerOf = (region: string) =>
      members.findIndex(member => member.region === region);
    const inTable = (region: string, attachment: string) => ({
      provider: this.provider(ownerOf(region)),
      transit_gateway_attachment_id: attachment,
      transit_gateway_route_table_id: `\${aws_ec2_transit_gateway_route_table.${region}.id}`,
    });
    for (const region of regions) {
      const provider = this.provider(ownerOf(region));
      this.add('aws_ec2_transit_gateway', region, {
        provider,
        default_route_table_association: 'disable',
        default_route_table_propagation: 'disable',
        tags: { Name: `hello-${region}` },
      });
      this.add('aws_ec2_transit_gateway_route_table', region, {
        provider,
        transit_gateway_id: `\${aws_ec2_transit_gateway.${region}.id}`,
      });
    }
    members.forEach(({ accountId, region }, index) => {
      const name = memberName(index);
      this.add('aws_ec2_transit_gateway_vpc_attachment', name, {
        provider: this.provider(index),
        transit_gateway_id: `\${aws_ec2_transit_gateway.${region}.id}`,
        vpc_id: this.output(index, 'vpc_id'),
        subnet_ids: this.output(index, 'subnet_ids'),
      });
      const isGuest = members[ownerOf(region)].accountId !== accountId;
      const attachment = `\${aws_ec2_transit_gateway_vpc_attachment.${name}.id}`;
      if (isGuest) {
        this.add('aws_ec2_transit_gateway_vpc_attachment_accepter', name, {
          provider: this.provider(ownerOf(region)),
          transit_gateway_attachment_id: attachment,
        });
      }
      const accepted = isGuest
        ? `\${aws_ec2_transit_gateway_vpc_attachment_accepter.${name}.id}`
        : attachment;
      for (const what of ['association', 'propagation']) {
        this.add(
          `aws_ec2_transit_gateway_route_table_${what}`,
          name,
          inTable(region, accepted),
        );
      }
    });
    for (const [one, other] of pairsOf(regions.length)) {
      const [here, there] = [regions[one], regions[other]];
      const name = `${here}_${there}`;
      this.add('aws_ec2_transit_gateway_peering_attachment', name, {
        provider: this.provider(ownerOf(here)),
        transit_gateway_id: `\${aws_ec2_transit_gateway.${here}.id}`,
        peer_transit_gateway_id: `\${aws_ec2_transit_gateway.${there}.id}`,
      });
      this.add('aws_ec2_transit_gateway_peering_attachment_accepter', name, {
        provider: this.provider(ownerOf(there)),
        transit_gateway_attachment_id: `\${aws_ec2_transit_gateway_peering_attachment.${name}.id}`,
      });
      const accepted = `\${aws_ec2_transit_gateway_peering_attachment_accepter.${name}.id}`;
      for (const [from, to] of [
        [here, there],
        [there, here],
      ]) {
        this.add(
          'aws_ec2_transit_gateway_route_table_association',
          `${from}_${to}`,
          inTable(from, accepted),
        );
        members.forEach(({ region }, index) => {
          if (region !== to) return;
          this.add('aws_ec2_transit_gateway_route', `${from}_${index}`, {
            ...inTable(from, accepted),
            destination_cidr_block: memberCidr(index),
          });
        });
      }
    }
    members.forEach(({ region }, from) =>
      members.forEach((_, to) => {
        if (from === to) return;
        this.routes(from, to, {
          transit_gateway_id: `\${aws_ec2_transit_gateway.${region}.id}`,
        });
      }),
    );
  }

  guard(): void {
    this.shape.members.forEach((_, index) => {
      const name = memberName(index);
      this.add('aws_network_acl', name, {
        provider: this.provider(index),
        vpc_id: this.output(index, 'vpc_id'),
        subnet_ids: this.output(index, 'subnet_ids'),
        tags: { Name: name },
      });
      const rule = (id: string, said: Record<string, unknown>) =>
        this.add('aws_network_acl_rule', `${name}_${id}`, {
          network_acl_id: `\${aws_network_acl.${name}.id}`,
          protocol: '-1',
          rule_action: 'allow',
          egress: false,
          ...said,
        });
      this.shape.members.forEach((__, other) =>
        rule(`from_${other}`, {
          rule_number: 100 + other,
          cidr_block: memberCidr(other),
        }),
      );
      rule('deny', {
        rule_number: 200,
        rule_action: 'deny',
        cidr_block: '10.0.0.0/8',
      });
      rule('rest', { rule_number: 300, cidr_block: '0.0.0.0/0' });
      rule('out', { rule_number: 100, egress: true, cidr_block: '0.0.0.0/0' });
    });
  }
}

function connectivityStack(shape: ConnectedShape): TerraformJson {
  const made = new Connectivity(shape);
  if (shape.mode === 'peering') made.peer();
  else made.joinByGateways();
  if (shape.networkAcls) made.guard();
  return {
    provider: {
      aws: shape.members.map(({ accountId, region }, index) => ({
        alias: `p${index}`,
        region,
        allowed_account_ids: [accountId],
      })),
    },
    data: {
      terraform_remote_state: Object.fromEntries(
        shape.members.map((_, index) => [
          memberName(index),
          stateOf(`${memberName(index)}-base`),
        ]),
      ),
    },
    resource: made.resources,
  };
}

/** Stacks of connected environments, in the shape that cdktf gives them. */
export function connectedStacks(
  shape: ConnectedShape,
): Record<string, TerraformJson> {
  return {
    ...Object.fromEntries(
      shape.members.flatMap((member, index) => [
        [`${memberName(index)}-base`, baseStack(index, member)],
        [`${memberName(index)}-workspace`, workspaceStack(index, member)],
      ]),
    ),
    'hello-connectivity': connectivityStack(shape),
  };
}
