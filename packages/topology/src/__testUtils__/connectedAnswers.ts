import {
  ConnectedMember,
  memberCidr,
  memberName,
} from '../__fixtures__/connectedStacks';
import { DatabricksNetworkAnswers } from '../observed/DatabricksNetworkAnswers';
import {
  Ec2RegionAnswers,
  Ec2TransitGatewayAttachment,
  Ec2TransitGatewayRoute,
} from '../observed/Ec2RegionAnswers';

const tagged = (Value: string) => [{ Key: 'Name', Value }];

/** Ids of what is answered for the members. */
export const connectedId = {
  vpc: (index: number) => `vpc-0000000${index}`,
  subnet: (index: number, zone: string) => `subnet-${index}-${zone}`,
  routeTable: (index: number, zone: string) => `rtb-${index}-${zone}`,
  attachment: (index: number) => `tgw-attach-${index}`,
  gateway: (region: string) => `tgw-${region}`,
  gatewayTable: (region: string) => `tgw-rtb-${region}`,
  workspace: (index: number) => `databricks/workspace/${index}`,
};
const { attachment, gateway, gatewayTable, routeTable, subnet, vpc } =
  connectedId;

function vpcAnswers(
  members: ConnectedMember[],
  index: number,
): Pick<
  Required<Ec2RegionAnswers>,
  | 'vpcs'
  | 'vpcAttributes'
  | 'subnets'
  | 'routeTables'
  | 'securityGroups'
  | 'securityGroupRules'
> {
  const { accountId, isClosed, region, zones } = members[index];
  const inVpc = { VpcId: vpc(index), OwnerId: accountId };
  const others = members.map((_, to) => to).filter(to => to !== index);
  return {
    vpcs: [
      {
        ...inVpc,
        CidrBlock: memberCidr(index),
        Tags: tagged(memberName(index)),
      },
    ],
    vpcAttributes: [
      {
        VpcId: vpc(index),
        EnableDnsSupport: { Value: true },
        EnableDnsHostnames: { Value: true },
      },
    ],
    subnets: zones.map((zone, at) => ({
      ...inVpc,
      SubnetId: subnet(index, zone),
      AvailabilityZone: zone,
      CidrBlock: `10.${index}.${at}.0/24`,
      Tags: [
        ...tagged(`${memberName(index)}-${zone}`),
        { Key: 'tier', Value: 'private' },
      ],
    })),
    routeTables: zones.map(zone => ({
      ...inVpc,
      RouteTableId: routeTable(index, zone),
      Associations: [{ SubnetId: subnet(index, zone) }],
      Routes: others.map(to => ({
        DestinationCidrBlock: memberCidr(to),
        TransitGatewayId: gateway(region),
        State: 'active',
      })),
      Tags: tagged(`${memberName(index)}-${zone}`),
    })),
    securityGroups: [
      { ...inVpc, GroupId: `sg-${index}`, GroupName: memberName(index) },
    ],
    securityGroupRules: [
      {
        SecurityGroupRuleId: `sgr-${index}`,
        GroupId: `sg-${index}`,
        IsEgress: true,
        IpProtocol: '-1',
        CidrIpv4: isClosed ? memberCidr(index) : '0.0.0.0/0',
      },
    ],
  };
}

/** What the gateway of a region is attached to: VPCs of it, and other regions. */
function attachmentsOf(
  members: ConnectedMember[],
  region: string,
  owner: string,
): Ec2TransitGatewayAttachment[] {
  const regions = [...new Set(members.map(item => item.region))];
  const common = {
    TransitGatewayId: gateway(region),
    TransitGatewayOwnerId: owner,
    State: 'available',
    Association: {
      TransitGatewayRouteTableId: gatewayTable(region),
      State: 'associated',
    },
  };
  return [
    ...members.flatMap((member, index) =>
      member.region === region
        ? [
            {
              ...common,
              TransitGatewayAttachmentId: attachment(index),
              ResourceType: 'vpc',
              ResourceId: vpc(index),
            },
          ]
        : [],
    ),
    ...regions
      .filter(other => other !== region)
      .map(other => ({
        ...common,
        TransitGatewayAttachmentId: `tgw-attach-${[region, other]
          .sort()
          .join('-')}`,
        ResourceType: 'peering',
        ResourceId: gateway(other),
      })),
  ];
}

/** Propagated routes to the VPCs of the region, static ones to all others. */
function gatewayRoutesOf(
  members: ConnectedMember[],
  region: string,
): Ec2TransitGatewayRoute[] {
  return members.map((member, index) => {
    const isNear = member.region === region;
    return {
      DestinationCidrBlock: memberCidr(index),
      State: 'active',
      Type: isNear ? 'propagated' : 'static',
      TransitGatewayAttachments: [
        isNear
          ? { ResourceType: 'vpc', ResourceId: vpc(index) }
          : { ResourceType: 'peering', ResourceId: gateway(member.region) },
      ],
    };
  });
}

/**
 * What AWS and Databricks answer of networks that transit gateways join as
 * `connectedStacks` declares them: one gateway and one route table for each region,
 * in the account of its first member, and peering between regions.
 */
export function connectedAnswers(members: ConnectedMember[]): {
  regions: Ec2RegionAnswers[];
  databricks: DatabricksNetworkAnswers[];
} {
  const places = [
    ...new Set(members.map(item => `${item.accountId}/${item.region}`)),
  ];
  const regions = places.map((place): Ec2RegionAnswers => {
    const [accountId, region] = place.split('/');
    const owner =
      members.find(member => member.region === region)?.accountId ?? '';
    const isOwner = owner === accountId;
    const own = members
      .map((_, index) => index)
      .filter(
        index =>
          members[index].accountId === accountId &&
          members[index].region === region,
      );
    const networks = own.map(index => vpcAnswers(members, index));
    const seen = members
      .map((_, index) => index)
      .filter(index =>
        isOwner ? members[index].region === region : own.includes(index),
      );
    const all = attachmentsOf(members, region, owner);
    return {
      accountId,
      region,
      vpcs: networks.flatMap(({ vpcs }) => vpcs),
      vpcAttributes: networks.flatMap(({ vpcAttributes }) => vpcAttributes),
      subnets: networks.flatMap(({ subnets }) => subnets),
      routeTables: networks.flatMap(({ routeTables }) => routeTables),
      securityGroups: networks.flatMap(({ securityGroups }) => securityGroups),
      securityGroupRules: networks.flatMap(
        ({ securityGroupRules }) => securityGroupRules,
      ),
      natGateways: [],
      internetGateways: [],
      vpcEndpoints: [],
      networkAcls: [],
      vpcPeeringConnections: [],
      flowLogs: [],
      prefixLists: [],
      transitGatewayVpcAttachments: seen.map(index => ({
        TransitGatewayAttachmentId: attachment(index),
        TransitGatewayId: gateway(region),
        TransitGatewayOwnerId: owner,
        VpcId: vpc(index),
        VpcOwnerId: members[index].accountId,
        SubnetIds: members[index].zones.map(zone => subnet(index, zone)),
        State: 'available',
      })),
      // Who does not own the gateway sees what is their own, and no table.
      transitGatewayAttachments: isOwner
        ? all
        : all
            .filter(item => own.some(index => item.ResourceId === vpc(index)))
            .map(({ Association: _, ...item }) => item),
      transitGatewayRouteTables: isOwner
        ? [
            {
              TransitGatewayRouteTableId: gatewayTable(region),
              TransitGatewayId: gateway(region),
              State: 'available',
            },
          ]
        : [],
      transitGatewayRoutes: isOwner
        ? [
            {
              TransitGatewayRouteTableId: gatewayTable(region),
              Routes: gatewayRoutesOf(members, region),
            },
          ]
        : [],
    };
  });
  return {
    regions,
    databricks: [
      {
        accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
        workspaces: members.map((member, index) => ({
          workspace_id: String(index),
          workspace_name: memberName(index),
          aws_region: member.region,
          network_id: `network-${index}`,
        })),
        networks: members.map((member, index) => ({
          network_id: `network-${index}`,
          vpc_id: vpc(index),
          subnet_ids: member.zones.map(zone => subnet(index, zone)),
          security_group_ids: [`sg-${index}`],
        })),
        vpcEndpoints: [],
        privateAccessSettings: [],
        storageConfigurations: [],
      },
    ],
  };
}
