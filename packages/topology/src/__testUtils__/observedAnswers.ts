import { DatabricksNetworkAnswers } from '../observed/DatabricksNetworkAnswers';
import {
  Ec2RegionAnswers,
  Ec2Route,
  Ec2Tag,
} from '../observed/Ec2RegionAnswers';
import { blocksOf } from '../stacks/blocksOf';
import { isRecord } from '../stacks/isRecord';
import { StackIndex, StackResource } from '../stacks/StackIndex';
import { TerraformJson } from '../TerraformJson';

const PREFIXES: Record<string, string> = {
  aws_vpc: 'vpc',
  aws_subnet: 'subnet',
  aws_route_table: 'rtb',
  aws_internet_gateway: 'igw',
  aws_nat_gateway: 'nat',
  aws_eip: 'eipalloc',
  aws_vpc_endpoint: 'vpce',
  aws_security_group: 'sg',
  aws_default_security_group: 'sg',
  aws_network_acl: 'acl',
  databricks_mws_vpc_endpoint: 'registration',
  databricks_mws_networks: 'network',
  databricks_mws_private_access_settings: 'pas',
  databricks_mws_storage_configurations: 'storage',
  databricks_mws_workspaces: '7',
};

/** What AWS and Databricks answer once stacks have been applied. */
export interface ObservedAnswers {
  regions: [Ec2RegionAnswers];
  databricks: [DatabricksNetworkAnswers];
}

/** Gives every resource the id that AWS or Databricks would give it. */
class Applied {
  readonly index: StackIndex;
  private readonly ids = new Map<string, string>();

  constructor(
    stacks: Record<string, TerraformJson>,
    private readonly salt: string,
  ) {
    this.index = new StackIndex(stacks);
    this.index.resources.forEach((resource, position) => {
      const prefix = PREFIXES[resource.type];
      const serial = String(position + 1).padStart(6, '0');
      if (prefix) {
        this.ids.set(
          resource.id,
          prefix === '7' ? `7${serial}` : `${prefix}-${salt}${serial}`,
        );
      }
    });
  }

  /** A prefix list, route table or group that AWS makes by itself. */
  made(prefix: string, of: string): string {
    return `${prefix}-${this.salt}${of}`;
  }

  id(resource: StackResource): string {
    return this.ids.get(resource.id) ?? resource.id;
  }

  idOf(resource: StackResource, attribute: string, ...types: string[]) {
    const [target] = this.index.targets(
      resource.stack,
      resource.attributes[attribute],
      ...types,
    );
    return target && this.id(target);
  }

  idsOf(stack: string, value: unknown, ...types: string[]): string[] {
    return this.index
      .targets(stack, value, ...types)
      .map(target => this.id(target));
  }

  text(resource: StackResource, attribute: string): string | undefined {
    return this.index.text(resource.stack, resource.attributes[attribute]);
  }

  tags(resource: StackResource): Ec2Tag[] {
    const { tags } = resource.attributes;
    return Object.entries(isRecord(tags) ? tags : {}).map(([Key, value]) => ({
      Key,
      Value: this.index.text(resource.stack, value),
    }));
  }
}

const GROUPS = ['aws_security_group', 'aws_default_security_group'];

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function routesOf(
  applied: Applied,
  table: StackResource,
  prefixLists: Map<string, string>,
): Ec2Route[] {
  const { index } = applied;
  const own = index
    .ofType('aws_route')
    .filter(
      route =>
        applied.idOf(route, 'route_table_id', 'aws_route_table') ===
        applied.id(table),
    )
    .map(route => ({
      DestinationCidrBlock: applied.text(route, 'destination_cidr_block'),
      GatewayId: applied.idOf(route, 'gateway_id', 'aws_internet_gateway'),
      NatGatewayId: applied.idOf(route, 'nat_gateway_id', 'aws_nat_gateway'),
      State: 'active',
    }));
  const byEndpoints = index
    .ofType('aws_vpc_endpoint')
    .filter(endpoint =>
      index
        .targets(
          endpoint.stack,
          endpoint.attributes.route_table_ids,
          'aws_route_table',
        )
        .includes(table),
    )
    .map(endpoint => ({
      DestinationPrefixListId: prefixLists.get(
        applied.text(endpoint, 'service_name') ?? '',
      ),
      GatewayId: applied.id(endpoint),
      State: 'active',
    }));
  const [vpc] = index.targets(table.stack, table.attributes.vpc_id, 'aws_vpc');
  return [
    {
      DestinationCidrBlock: vpc && applied.text(vpc, 'cidr_block'),
      GatewayId: 'local',
      State: 'active',
    },
    ...own,
    ...byEndpoints,
  ];
}

function groupRules(
  applied: Applied,
  prefixLists: Map<string, string>,
): Ec2RegionAnswers['securityGroupRules'] {
  return applied.index
    .ofType(
      'aws_vpc_security_group_ingress_rule',
      'aws_vpc_security_group_egress_rule',
    )
    .map((rule, position) => {
      const list = rule.attributes.prefix_list_id;
      const [endpoint] = applied.index.targets(
        rule.stack,
        list,
        'aws_vpc_endpoint',
      );
      const peer = applied.idOf(
        rule,
        'referenced_security_group_id',
        ...GROUPS,
      );
      return {
        SecurityGroupRuleId: applied.made('sgr', String(position)),
        GroupId: applied.idOf(rule, 'security_group_id', ...GROUPS),
        IsEgress: rule.type === 'aws_vpc_security_group_egress_rule',
        IpProtocol: applied.text(rule, 'ip_protocol'),
        FromPort: numberOf(applied.text(rule, 'from_port')),
        ToPort: numberOf(applied.text(rule, 'to_port')),
        CidrIpv4: applied.text(rule, 'cidr_ipv4'),
        PrefixListId:
          endpoint &&
          prefixLists.get(applied.text(endpoint, 'service_name') ?? ''),
        ...(peer && { ReferencedGroupInfo: { GroupId: peer } }),
      };
    });
}

/** What AWS makes with every VPC: a main route table, a list and a group. */
function addDefaults(applied: Applied, region: Ec2RegionAnswers): void {
  for (const vpc of applied.index.ofType('aws_vpc')) {
    const id = applied.id(vpc);
    const inVpc = { VpcId: id, OwnerId: region.accountId };
    region.routeTables?.push({
      ...inVpc,
      RouteTableId: applied.made('rtb', `main-${id}`),
      Associations: [{ Main: true }],
      Routes: [
        {
          DestinationCidrBlock: applied.text(vpc, 'cidr_block'),
          GatewayId: 'local',
          State: 'active',
        },
      ],
    });
    const entry = (
      Egress: boolean,
      RuleNumber: number,
      RuleAction: string,
    ) => ({
      CidrBlock: '0.0.0.0/0',
      Egress,
      Protocol: '-1',
      RuleAction,
      RuleNumber,
    });
    region.networkAcls?.push({
      ...inVpc,
      NetworkAclId: applied.made('acl', id),
      IsDefault: true,
      Associations: (region.subnets ?? [])
        .filter(subnet => subnet.VpcId === id)
        .map(({ SubnetId }) => ({ SubnetId })),
      Entries: [true, false].flatMap(egress => [
        entry(egress, 100, 'allow'),
        entry(egress, 32767, 'deny'),
      ]),
    });
    const isDeclared = applied.index
      .ofType('aws_default_security_group')
      .some(group => applied.idOf(group, 'vpc_id', 'aws_vpc') === id);
    if (isDeclared) continue;
    const group = applied.made('sg', `default-${id}`);
    region.securityGroups?.push({
      ...inVpc,
      GroupId: group,
      GroupName: 'default',
    });
    region.securityGroupRules?.push(
      {
        SecurityGroupRuleId: applied.made('sgr', `in-${id}`),
        GroupId: group,
        IsEgress: false,
        IpProtocol: '-1',
        FromPort: -1,
        ToPort: -1,
        ReferencedGroupInfo: { GroupId: group },
      },
      {
        SecurityGroupRuleId: applied.made('sgr', `out-${id}`),
        GroupId: group,
        IsEgress: true,
        IpProtocol: '-1',
        FromPort: -1,
        ToPort: -1,
        CidrIpv4: '0.0.0.0/0',
      },
    );
  }
}

function ec2Answers(applied: Applied, accountId: string): Ec2RegionAnswers {
  const { index } = applied;
  const prefixLists = new Map(
    index
      .ofType('aws_vpc_endpoint')
      .filter(endpoint => endpoint.attributes.vpc_endpoint_type === 'Gateway')
      .map(endpoint => [
        applied.text(endpoint, 'service_name') ?? '',
        applied.made('pl', applied.id(endpoint)),
      ]),
  );
  const inVpc = (resource: StackResource) => ({
    VpcId: applied.idOf(resource, 'vpc_id', 'aws_vpc'),
    OwnerId: accountId,
    Tags: applied.tags(resource),
  });
  const region: Ec2RegionAnswers = {
    accountId,
    region: 'us-west-2',
    vpcs: index.ofType('aws_vpc').map(vpc => ({
      ...inVpc(vpc),
      VpcId: applied.id(vpc),
      CidrBlock: applied.text(vpc, 'cidr_block'),
      CidrBlockAssociationSet: [
        {
          CidrBlock: applied.text(vpc, 'cidr_block'),
          CidrBlockState: { State: 'associated' },
        },
      ],
    })),
    vpcAttributes: index.ofType('aws_vpc').map(vpc => ({
      VpcId: applied.id(vpc),
      EnableDnsSupport: {
        Value: applied.text(vpc, 'enable_dns_support') !== 'false',
      },
      EnableDnsHostnames: { Value: true },
    })),
    subnets: index.ofType('aws_subnet').map(subnet => ({
      ...inVpc(subnet),
      SubnetId: applied.id(subnet),
      AvailabilityZone: applied.text(subnet, 'availability_zone'),
      CidrBlock: applied.text(subnet, 'cidr_block'),
      AvailableIpAddressCount: 50,
    })),
    routeTables: index.ofType('aws_route_table').map(table => ({
      ...inVpc(table),
      RouteTableId: applied.id(table),
      Routes: routesOf(applied, table, prefixLists),
      Associations: index
        .ofType('aws_route_table_association')
        .filter(
          item =>
            applied.idOf(item, 'route_table_id', 'aws_route_table') ===
            applied.id(table),
        )
        .map(item => ({
          Main: false,
          SubnetId: applied.idOf(item, 'subnet_id', 'aws_subnet'),
        })),
    })),
    natGateways: index.ofType('aws_nat_gateway').map(nat => {
      const subnet = index.targets(
        nat.stack,
        nat.attributes.subnet_id,
        'aws_subnet',
      )[0];
      return {
        NatGatewayId: applied.id(nat),
        VpcId: applied.idOf(subnet, 'vpc_id', 'aws_vpc'),
        SubnetId: applied.id(subnet),
        State: 'available',
        ConnectivityType: 'public',
        NatGatewayAddresses: [
          {
            AllocationId: applied.idOf(nat, 'allocation_id', 'aws_eip'),
            PublicIp: '198.51.100.7',
            IsPrimary: true,
          },
        ],
        Tags: applied.tags(nat),
      };
    }),
    internetGateways: index.ofType('aws_internet_gateway').map(gateway => ({
      InternetGatewayId: applied.id(gateway),
      OwnerId: accountId,
      Attachments: [
        {
          VpcId: applied.idOf(gateway, 'vpc_id', 'aws_vpc'),
          State: 'available',
        },
      ],
      Tags: applied.tags(gateway),
    })),
    vpcEndpoints: index.ofType('aws_vpc_endpoint').map(endpoint => ({
      ...inVpc(endpoint),
      VpcEndpointId: applied.id(endpoint),
      ServiceName: applied.text(endpoint, 'service_name'),
      VpcEndpointType: applied.text(endpoint, 'vpc_endpoint_type') ?? 'Gateway',
      State: 'available',
      PrivateDnsEnabled: endpoint.attributes.private_dns_enabled === true,
      PolicyDocument:
        applied.text(endpoint, 'policy') ??
        '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}',
      SubnetIds: applied.idsOf(
        endpoint.stack,
        endpoint.attributes.subnet_ids,
        'aws_subnet',
      ),
      RouteTableIds: applied.idsOf(
        endpoint.stack,
        endpoint.attributes.route_table_ids,
        'aws_route_table',
      ),
      Groups: applied
        .idsOf(
          endpoint.stack,
          endpoint.attributes.security_group_ids,
          ...GROUPS,
        )
        .map(GroupId => ({ GroupId })),
    })),
    securityGroups: index.ofType(...GROUPS).map(group => ({
      ...inVpc(group),
      GroupId: applied.id(group),
      GroupName:
        group.type === 'aws_default_security_group'
          ? 'default'
          : applied.text(group, 'name'),
    })),
    securityGroupRules: groupRules(applied, prefixLists),
    networkAcls: [],
    flowLogs: index.ofType('aws_flow_log').map(log => ({
      FlowLogId: applied.made('fl', log.name),
      ResourceId: applied.idOf(log, 'vpc_id', 'aws_vpc'),
      FlowLogStatus: 'ACTIVE',
    })),
    prefixLists: [...prefixLists].map(([PrefixListName, PrefixListId]) => ({
      PrefixListId,
      PrefixListName,
    })),
    addresses: index.ofType('aws_eip').map(address => ({
      AllocationId: applied.id(address),
      AssociationId: index
        .ofType('aws_nat_gateway')
        .some(
          nat =>
            applied.idOf(nat, 'allocation_id', 'aws_eip') ===
            applied.id(address),
        )
        ? 'eipassoc-1'
        : undefined,
      PublicIp: '198.51.100.7',
      Tags: applied.tags(address),
    })),
  };
  addDefaults(applied, region);
  return region;
}

function databricksAnswers(applied: Applied): DatabricksNetworkAnswers {
  const { index } = applied;
  return {
    accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
    workspaces: index.ofType('databricks_mws_workspaces').map(workspace => ({
      workspace_id: applied.id(workspace),
      workspace_name: applied.text(workspace, 'workspace_name'),
      aws_region: applied.text(workspace, 'aws_region'),
      pricing_tier: applied.text(workspace, 'pricing_tier') ?? 'ENTERPRISE',
      workspace_status: 'RUNNING',
      network_id: applied.idOf(
        workspace,
        'network_id',
        'databricks_mws_networks',
      ),
      storage_configuration_id: applied.idOf(
        workspace,
        'storage_configuration_id',
        'databricks_mws_storage_configurations',
      ),
      private_access_settings_id: applied.idOf(
        workspace,
        'private_access_settings_id',
        'databricks_mws_private_access_settings',
      ),
    })),
    networks: index.ofType('databricks_mws_networks').map(network => {
      const { attributes, stack } = network;
      const [endpoints] = blocksOf(attributes.vpc_endpoints);
      const registrations = (value: unknown) =>
        applied.idsOf(stack, value, 'databricks_mws_vpc_endpoint');
      return {
        network_id: applied.id(network),
        network_name: applied.text(network, 'network_name') ?? 'network',
        vpc_id: applied.idOf(network, 'vpc_id', 'aws_vpc'),
        subnet_ids: applied.idsOf(stack, attributes.subnet_ids, 'aws_subnet'),
        security_group_ids: applied.idsOf(
          stack,
          attributes.security_group_ids,
          ...GROUPS,
        ),
        vpc_endpoints: {
          rest_api: registrations(endpoints?.rest_api),
          dataplane_relay: registrations(endpoints?.dataplane_relay),
        },
        vpc_status: 'VALID',
      };
    }),
    vpcEndpoints: index.ofType('databricks_mws_vpc_endpoint').map(endpoint => ({
      vpc_endpoint_id: applied.id(endpoint),
      vpc_endpoint_name:
        applied.text(endpoint, 'vpc_endpoint_name') ?? endpoint.name,
      aws_vpc_endpoint_id: applied.idOf(
        endpoint,
        'aws_vpc_endpoint_id',
        'aws_vpc_endpoint',
      ),
      region: applied.text(endpoint, 'region'),
      state: 'available',
    })),
    privateAccessSettings: index
      .ofType('databricks_mws_private_access_settings')
      .map(settings => ({
        private_access_settings_id: applied.id(settings),
        private_access_settings_name: applied.text(
          settings,
          'private_access_settings_name',
        ),
        region: applied.text(settings, 'region'),
        public_access_enabled:
          settings.attributes.public_access_enabled === true,
        private_access_level: applied.text(settings, 'private_access_level'),
        allowed_vpc_endpoint_ids: applied.idsOf(
          settings.stack,
          settings.attributes.allowed_vpc_endpoint_ids,
          'databricks_mws_vpc_endpoint',
        ),
      })),
    storageConfigurations: index
      .ofType('databricks_mws_storage_configurations')
      .map(storage => ({
        storage_configuration_id: applied.id(storage),
        root_bucket_info: {
          bucket_name: applied.text(storage, 'bucket_name'),
        },
      })),
  };
}

/**
 * What AWS and Databricks answer once these stacks have been applied, with what
 * AWS makes by itself. Reads the stacks' resources, not a graph of them.
 *
 * @param salt - part of every id, so that several estates differ
 */
export function observedAnswers(
  stacks: Record<string, TerraformJson>,
  { accountId = '100000000002', salt = '0a' } = {},
): ObservedAnswers {
  const applied = new Applied(stacks, salt);
  return {
    regions: [ec2Answers(applied, accountId)],
    databricks: [databricksAnswers(applied)],
  };
}
