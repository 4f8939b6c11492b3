import { Ec2RegionAnswers, FailedAnswer } from './Ec2RegionAnswers';

/** The parts without which a network is not known, and how they are asked for. */
const NEEDED = [
  ['vpcs', 'ec2:DescribeVpcs'],
  ['vpcAttributes', 'ec2:DescribeVpcAttribute'],
  ['subnets', 'ec2:DescribeSubnets'],
  ['routeTables', 'ec2:DescribeRouteTables'],
  ['natGateways', 'ec2:DescribeNatGateways'],
  ['internetGateways', 'ec2:DescribeInternetGateways'],
  ['vpcEndpoints', 'ec2:DescribeVpcEndpoints'],
  ['securityGroups', 'ec2:DescribeSecurityGroups'],
  ['securityGroupRules', 'ec2:DescribeSecurityGroupRules'],
  ['networkAcls', 'ec2:DescribeNetworkAcls'],
  ['prefixLists', 'ec2:DescribeManagedPrefixLists'],
  ['flowLogs', 'ec2:DescribeFlowLogs'],
] as const;

/** What tells where transit gateways lead. */
export const transitGatewayActions = [
  'ec2:DescribeTransitGatewayAttachments',
  'ec2:DescribeTransitGatewayRouteTables',
  'ec2:SearchTransitGatewayRoutes',
];

/**
 * What only the owner of a VPC is told of it, and not who shares its subnets.
 *
 * Source: Amazon VPC user guide, share your VPC subnets with other accounts
 * (responsibilities and permissions for owners and participants), 2026.
 */
export const ownerActions = [
  'ec2:DescribeEgressOnlyInternetGateways',
  'ec2:DescribeFlowLogs',
  'ec2:DescribeInternetGateways',
  'ec2:DescribeNatGateways',
  'ec2:DescribeTransitGatewayVpcAttachments',
  'ec2:DescribeVpcEndpoints',
  'ec2:DescribeVpcPeeringConnections',
];

/** What of a region was not read: what failed, and what was not asked for. */
export function unreadOf(answers: Ec2RegionAnswers): FailedAnswer[] {
  const failed = answers.errors ?? [];
  const silent = NEEDED.filter(([part]) => answers[part] === undefined)
    .filter(([, action]) => !failed.some(item => item.action === action))
    .map(([, action]) => ({ action, message: 'Was not asked for' }));
  return [...failed, ...silent].sort(
    (left, right) =>
      Number(left.action > right.action) - Number(left.action < right.action),
  );
}

/**
 * What of it is about every VPC of the region. What could not be read of the
 * routes of transit gateways is said of those alone.
 */
export function unreadOfVpcs(answers: Ec2RegionAnswers): string[] {
  return unreadOf(answers)
    .map(({ action }) => action)
    .filter(action => !transitGatewayActions.includes(action));
}
