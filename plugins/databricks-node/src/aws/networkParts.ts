import {
  DescribeAddressesCommand,
  paginateDescribeEgressOnlyInternetGateways,
  paginateDescribeFlowLogs,
  paginateDescribeInternetGateways,
  paginateDescribeManagedPrefixLists,
  paginateDescribeNatGateways,
  paginateDescribeNetworkAcls,
  paginateDescribeNetworkInterfaces,
  paginateDescribeRouteTables,
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  paginateDescribeTransitGatewayVpcAttachments,
  paginateDescribeVpcEndpoints,
  paginateDescribeVpcPeeringConnections,
  paginateDescribeVpcs,
} from '@aws-sdk/client-ec2';
import type {
  Ec2RegionAnswers,
  Ec2VpcPeeringConnection,
} from '@lakeport/topology';
import type { Ec2Query } from './Ec2Query';

type Parts = Omit<Ec2RegionAnswers, 'accountId' | 'region' | 'errors'>;

/** A part of a region, the IAM action that it needs, and how it is read. */
export interface NetworkPart<TName extends keyof Parts> {
  action: string;
  read(query: Ec2Query): Promise<Required<Parts>[TName]>;
}

/** Of these there are many to a VPC. */
const LARGE_PAGE = 1_000;

/**
 * The parts of a region that can be read without another one of it. Every
 * action is as it stands in `grants/aws-network-read-policy.json`.
 */
export const networkParts: {
  [TName in Exclude<
    keyof Parts,
    | 'vpcAttributes'
    | 'securityGroupRules'
    | 'transitGatewayAttachments'
    | 'transitGatewayRouteTables'
    | 'transitGatewayRoutes'
  >]-?: NetworkPart<TName>;
} = {
  vpcs: {
    action: 'ec2:DescribeVpcs',
    read: query =>
      query.inVpcs(
        paginateDescribeVpcs,
        'vpc-id',
        Filters => ({ Filters }),
        page => page.Vpcs,
      ),
  },
  subnets: {
    action: 'ec2:DescribeSubnets',
    read: query =>
      query.inVpcs(
        paginateDescribeSubnets,
        'vpc-id',
        Filters => ({ Filters }),
        page => page.Subnets,
        LARGE_PAGE,
      ),
  },
  routeTables: {
    action: 'ec2:DescribeRouteTables',
    read: query =>
      query.inVpcs(
        paginateDescribeRouteTables,
        'vpc-id',
        Filters => ({ Filters }),
        page => page.RouteTables,
      ),
  },
  natGateways: {
    action: 'ec2:DescribeNatGateways',
    read: query =>
      query.inVpcs(
        paginateDescribeNatGateways,
        'vpc-id',
        Filter => ({ Filter }),
        page => page.NatGateways,
      ),
  },
  internetGateways: {
    action: 'ec2:DescribeInternetGateways',
    read: query =>
      query.inVpcs(
        paginateDescribeInternetGateways,
        'attachment.vpc-id',
        Filters => ({ Filters }),
        page => page.InternetGateways,
      ),
  },
  egressOnlyInternetGateways: {
    action: 'ec2:DescribeEgressOnlyInternetGateways',
    // It has no filter but that of tags.
    read: async query => {
      const all = await query.having(
        paginateDescribeEgressOnlyInternetGateways,
        { name: 'none' },
        () => ({}),
        page => page.EgressOnlyInternetGateways,
      );
      const { vpcIds } = query;
      return all.filter(
        ({ Attachments }) =>
          !vpcIds ||
          Attachments?.some(({ VpcId }) => VpcId && vpcIds.includes(VpcId)),
      );
    },
  },
  vpcEndpoints: {
    action: 'ec2:DescribeVpcEndpoints',
    read: query =>
      query.inVpcs(
        paginateDescribeVpcEndpoints,
        'vpc-id',
        Filters => ({ Filters }),
        page => page.VpcEndpoints,
      ),
  },
  securityGroups: {
    action: 'ec2:DescribeSecurityGroups',
    read: query =>
      query.inVpcs(
        paginateDescribeSecurityGroups,
        'vpc-id',
        Filters => ({ Filters }),
        page => page.SecurityGroups,
      ),
  },
  networkAcls: {
    action: 'ec2:DescribeNetworkAcls',
    read: query =>
      query.inVpcs(
        paginateDescribeNetworkAcls,
        'vpc-id',
        Filters => ({ Filters }),
        page => page.NetworkAcls,
      ),
  },
  vpcPeeringConnections: {
    action: 'ec2:DescribeVpcPeeringConnections',
    // A filter for each end: a connection between two of the VPCs comes twice.
    read: async query => {
      const ends = query.vpcIds
        ? ['requester-vpc-info.vpc-id', 'accepter-vpc-info.vpc-id']
        : ['requester-vpc-info.vpc-id'];
      const byId = new Map<string | undefined, Ec2VpcPeeringConnection>();
      for (const end of ends) {
        const found = await query.inVpcs(
          paginateDescribeVpcPeeringConnections,
          end,
          Filters => ({ Filters }),
          page => page.VpcPeeringConnections,
        );
        for (const connection of found) {
          byId.set(connection.VpcPeeringConnectionId, connection);
        }
      }
      return [...byId.values()];
    },
  },
  transitGatewayVpcAttachments: {
    action: 'ec2:DescribeTransitGatewayVpcAttachments',
    read: query =>
      query.inVpcs(
        paginateDescribeTransitGatewayVpcAttachments,
        'vpc-id',
        Filters => ({ Filters }),
        page => page.TransitGatewayVpcAttachments,
      ),
  },
  flowLogs: {
    action: 'ec2:DescribeFlowLogs',
    // Of some VPCs those of the VPCs themselves, not those of a subnet or an interface.
    read: query =>
      query.inVpcs(
        paginateDescribeFlowLogs,
        'resource-id',
        Filter => ({ Filter }),
        page => page.FlowLogs,
      ),
  },
  prefixLists: {
    action: 'ec2:DescribeManagedPrefixLists',
    read: query =>
      query.having(
        paginateDescribeManagedPrefixLists,
        { name: 'none' },
        () => ({}),
        page => page.PrefixLists,
      ),
  },
  networkInterfaces: {
    action: 'ec2:DescribeNetworkInterfaces',
    // There are as many as there are machines: what is not needed is not kept.
    read: async query => {
      const all = await query.inVpcs(
        paginateDescribeNetworkInterfaces,
        'vpc-id',
        Filters => ({ Filters }),
        page => page.NetworkInterfaces,
        LARGE_PAGE,
      );
      return all.map(({ NetworkInterfaceId, SubnetId }) => ({
        NetworkInterfaceId,
        SubnetId,
      }));
    },
  },
  addresses: {
    action: 'ec2:DescribeAddresses',
    // One that is not in use is in no VPC; the answer has no pages.
    read: query =>
      query.once(async options => {
        const { Addresses = [] } = await query.client.send(
          new DescribeAddressesCommand({}),
          options,
        );
        return Addresses;
      }),
  },
};
