/** What an action of EC2 reads, in words. */
const WORDS: Record<string, string> = {
  'ec2:DescribeAddresses': 'elastic IP addresses',
  'ec2:DescribeEgressOnlyInternetGateways': 'egress-only internet gateways',
  'ec2:DescribeFlowLogs': 'flow logs',
  'ec2:DescribeInternetGateways': 'internet gateways',
  'ec2:DescribeManagedPrefixLists': 'prefix lists',
  'ec2:DescribeNatGateways': 'NAT gateways',
  'ec2:DescribeNetworkAcls': 'network ACLs',
  'ec2:DescribeNetworkInterfaces': 'how many network interfaces there are',
  'ec2:DescribeRouteTables': 'route tables',
  'ec2:DescribeSecurityGroupRules': 'rules of security groups',
  'ec2:DescribeSecurityGroups': 'security groups',
  'ec2:DescribeSubnets': 'subnets with their free addresses',
  'ec2:DescribeTransitGatewayAttachments':
    'which route tables of transit gateways networks are associated with',
  'ec2:DescribeTransitGatewayRouteTables': 'route tables of transit gateways',
  'ec2:DescribeTransitGatewayVpcAttachments': 'transit gateways',
  'ec2:DescribeVpcAttribute': 'DNS settings of VPCs',
  'ec2:DescribeVpcEndpoints': 'VPC endpoints',
  'ec2:DescribeVpcPeeringConnections': 'peering connections',
  'ec2:DescribeVpcs': 'VPCs',
  'ec2:SearchTransitGatewayRoutes': 'routes of transit gateways',
};

/** What cannot be told without an action: `route tables (ec2:DescribeRouteTables)`. */
export function networkWords(action: string): string {
  const words = WORDS[action];
  return words ? `${words} (${action})` : action;
}
