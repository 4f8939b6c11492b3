import type { Ec2Item } from './attributes';
import { peeringItems } from './connectionItems';
import type { FilterFields } from './ec2Filters';
import type { Ec2Region } from './Ec2Region';
import { endpointItems, prefixListItems } from './endpointItems';
import {
  addressItems,
  egressOnlyGatewayItems,
  flowLogItems,
  internetGatewayItems,
  natGatewayItems,
} from './gatewayItems';
import { networkAclItems } from './networkAclItems';
import { networkInterfaceItems } from './networkInterfaceItems';
import { availabilityZoneItems, regionItems } from './regionItems';
import { routeTableItems } from './routeItems';
import {
  securityGroupItems,
  securityGroupRuleItems,
} from './securityGroupItems';
import {
  transitAttachmentItems,
  transitGatewayItems,
  transitRouteTableItems,
  transitVpcAttachmentItems,
} from './transitGatewayItems';
import { subnetItems, vpcItems } from './vpcItems';

/** A describe of EC2 that answers a list. */
export interface Ec2List {
  /** The element that the items are in. */
  set: string;
  items: (region: Ec2Region) => Ec2Item[];
  /** The parameter that names items, the field it is compared with, and the error for one that is not there. */
  ids?: { parameter: string; field: string; missing: string };
  filters: FilterFields;
  /** False for what comes at once. */
  paged?: false;
}

/** Fields of an item, below one another. */
const at =
  (...path: string[]) =>
  (item: Ec2Item): unknown =>
    path.reduce<unknown>((value, name) => {
      const read = (one: unknown): unknown =>
        typeof one === 'object' && one !== null
          ? Object.entries(one).find(([key]) => key === name)?.[1]
          : undefined;
      return Array.isArray(value) ? value.map(read) : read(value);
    }, item);

const vpc = { 'vpc-id': at('vpcId'), 'owner-id': at('ownerId') };
const state = { state: at('state') };
const associations = {
  'association.subnet-id': at('associationSet', 'subnetId'),
};
const attachment = {
  'attachment.vpc-id': at('attachmentSet', 'vpcId'),
  'attachment.state': at('attachmentSet', 'state'),
};
const transitAttachment = {
  ...vpc,
  ...state,
  'transit-gateway-id': at('transitGatewayId'),
  'transit-gateway-attachment-id': at('transitGatewayAttachmentId'),
  'resource-id': at('resourceId'),
  'resource-type': at('resourceType'),
};

/** By their actions (Amazon EC2 API reference, 2016-11-15). */
export const ec2Lists: Record<string, Ec2List> = {
  DescribeVpcs: {
    set: 'vpcSet',
    items: vpcItems,
    ids: {
      parameter: 'VpcId',
      field: 'vpcId',
      missing: 'InvalidVpcID.NotFound',
    },
    filters: { ...vpc, ...state, cidr: at('cidrBlock') },
  },
  DescribeSubnets: {
    set: 'subnetSet',
    items: subnetItems,
    ids: {
      parameter: 'SubnetId',
      field: 'subnetId',
      missing: 'InvalidSubnetID.NotFound',
    },
    filters: {
      ...vpc,
      ...state,
      'subnet-id': at('subnetId'),
      'availability-zone': at('availabilityZone'),
    },
  },
  DescribeRouteTables: {
    set: 'routeTableSet',
    items: routeTableItems,
    ids: {
      parameter: 'RouteTableId',
      field: 'routeTableId',
      missing: 'InvalidRouteTableID.NotFound',
    },
    filters: {
      ...vpc,
      ...associations,
      'route-table-id': at('routeTableId'),
      'association.main': at('associationSet', 'main'),
    },
  },
  DescribeNatGateways: {
    set: 'natGatewaySet',
    items: natGatewayItems,
    ids: {
      parameter: 'NatGatewayId',
      field: 'natGatewayId',
      missing: 'NatGatewayNotFound',
    },
    filters: {
      ...vpc,
      ...state,
      'nat-gateway-id': at('natGatewayId'),
      'subnet-id': at('subnetId'),
    },
  },
  DescribeInternetGateways: {
    set: 'internetGatewaySet',
    items: internetGatewayItems,
    ids: {
      parameter: 'InternetGatewayId',
      field: 'internetGatewayId',
      missing: 'InvalidInternetGatewayID.NotFound',
    },
    filters: {
      ...attachment,
      'internet-gateway-id': at('internetGatewayId'),
      'owner-id': at('ownerId'),
    },
  },
  DescribeEgressOnlyInternetGateways: {
    set: 'egressOnlyInternetGatewaySet',
    items: egressOnlyGatewayItems,
    // It filters by tags alone.
    filters: {},
  },
  DescribeVpcEndpoints: {
    set: 'vpcEndpointSet',
    items: endpointItems,
    ids: {
      parameter: 'VpcEndpointId',
      field: 'vpcEndpointId',
      missing: 'InvalidVpcEndpointId.NotFound',
    },
    filters: {
      'vpc-id': at('vpcId'),
      'vpc-endpoint-id': at('vpcEndpointId'),
      'vpc-endpoint-type': at('vpcEndpointType'),
      'vpc-endpoint-state': at('state'),
      'service-name': at('serviceName'),
    },
  },
  DescribeSecurityGroups: {
    set: 'securityGroupInfo',
    items: securityGroupItems,
    ids: {
      parameter: 'GroupId',
      field: 'groupId',
      missing: 'InvalidGroup.NotFound',
    },
    filters: {
      ...vpc,
      'group-id': at('groupId'),
      'group-name': at('groupName'),
    },
  },
  DescribeSecurityGroupRules: {
    set: 'securityGroupRuleSet',
    items: securityGroupRuleItems,
    ids: {
      parameter: 'SecurityGroupRuleId',
      field: 'securityGroupRuleId',
      missing: 'InvalidSecurityGroupRuleId.NotFound',
    },
    filters: {
      'group-id': at('groupId'),
      'security-group-rule-id': at('securityGroupRuleId'),
    },
  },
  DescribeNetworkAcls: {
    set: 'networkAclSet',
    items: networkAclItems,
    ids: {
      parameter: 'NetworkAclId',
      field: 'networkAclId',
      missing: 'InvalidNetworkAclID.NotFound',
    },
    filters: { ...vpc, ...associations, default: at('default') },
  },
  DescribeVpcPeeringConnections: {
    set: 'vpcPeeringConnectionSet',
    items: peeringItems,
    ids: {
      parameter: 'VpcPeeringConnectionId',
      field: 'vpcPeeringConnectionId',
      missing: 'InvalidVpcPeeringConnectionID.NotFound',
    },
    filters: {
      'requester-vpc-info.vpc-id': at('requesterVpcInfo', 'vpcId'),
      'accepter-vpc-info.vpc-id': at('accepterVpcInfo', 'vpcId'),
      'status-code': at('status', 'code'),
    },
  },
  DescribeTransitGatewayVpcAttachments: {
    set: 'transitGatewayVpcAttachments',
    items: transitVpcAttachmentItems,
    filters: transitAttachment,
  },
  DescribeTransitGatewayAttachments: {
    set: 'transitGatewayAttachments',
    items: transitAttachmentItems,
    filters: transitAttachment,
  },
  DescribeTransitGatewayRouteTables: {
    set: 'transitGatewayRouteTables',
    items: transitRouteTableItems,
    filters: {
      ...state,
      'transit-gateway-id': at('transitGatewayId'),
      'transit-gateway-route-table-id': at('transitGatewayRouteTableId'),
    },
  },
  DescribeTransitGateways: {
    set: 'transitGatewaySet',
    items: transitGatewayItems,
    filters: {
      ...state,
      'owner-id': at('ownerId'),
      'transit-gateway-id': at('transitGatewayId'),
    },
  },
  DescribeFlowLogs: {
    set: 'flowLogSet',
    items: flowLogItems,
    filters: {
      'resource-id': at('resourceId'),
      'flow-log-id': at('flowLogId'),
      'traffic-type': at('trafficType'),
    },
  },
  DescribeManagedPrefixLists: {
    set: 'prefixListSet',
    items: prefixListItems,
    filters: {
      'owner-id': at('ownerId'),
      'prefix-list-id': at('prefixListId'),
      'prefix-list-name': at('prefixListName'),
    },
  },
  DescribePrefixLists: {
    set: 'prefixListSet',
    items: region =>
      prefixListItems(region).filter(({ ownerId }) => ownerId === 'AWS'),
    filters: {
      'prefix-list-id': at('prefixListId'),
      'prefix-list-name': at('prefixListName'),
    },
  },
  DescribeNetworkInterfaces: {
    set: 'networkInterfaceSet',
    items: networkInterfaceItems,
    ids: {
      parameter: 'NetworkInterfaceId',
      field: 'networkInterfaceId',
      missing: 'InvalidNetworkInterfaceID.NotFound',
    },
    filters: {
      ...vpc,
      'subnet-id': at('subnetId'),
      'interface-type': at('interfaceType'),
      'group-id': at('groupSet', 'groupId'),
    },
  },
  DescribeAddresses: {
    set: 'addressesSet',
    items: addressItems,
    filters: {
      'allocation-id': at('allocationId'),
      'public-ip': at('publicIp'),
    },
    paged: false,
  },
  DescribeAvailabilityZones: {
    set: 'availabilityZoneInfo',
    items: availabilityZoneItems,
    filters: {
      'zone-name': at('zoneName'),
      'region-name': at('regionName'),
      state: at('zoneState'),
    },
    paged: false,
  },
  DescribeRegions: {
    set: 'regionInfo',
    items: regionItems,
    filters: { 'region-name': at('regionName') },
    paged: false,
  },
};
