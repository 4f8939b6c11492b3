import { NodeKind } from '../Topology';
import { DatabricksNetworkAnswers } from './DatabricksNetworkAnswers';
import { Ec2RegionAnswers } from './Ec2RegionAnswers';
import { TopologyGap } from './ObservedTopology';
import { ownerActions, transitGatewayActions, unreadOf } from './unreadOf';

/** How each kind is read; a kind that is not here is never looked for. */
export const readBy: Partial<Record<NodeKind, string[]>> = {
  vpc: ['ec2:DescribeVpcs'],
  'availability-zone': ['ec2:DescribeSubnets'],
  subnet: ['ec2:DescribeSubnets'],
  'route-table': ['ec2:DescribeRouteTables'],
  'internet-gateway': ['ec2:DescribeInternetGateways'],
  'egress-only-internet-gateway': ['ec2:DescribeEgressOnlyInternetGateways'],
  'nat-gateway': ['ec2:DescribeNatGateways'],
  'elastic-ip': ['ec2:DescribeAddresses'],
  'peering-connection': ['ec2:DescribeVpcPeeringConnections'],
  'transit-gateway': ['ec2:DescribeTransitGatewayVpcAttachments'],
  'transit-gateway-route-table': ['ec2:DescribeTransitGatewayRouteTables'],
  'vpc-endpoint': ['ec2:DescribeVpcEndpoints'],
  'security-group': [
    'ec2:DescribeSecurityGroups',
    'ec2:DescribeSecurityGroupRules',
  ],
  'network-acl': ['ec2:DescribeNetworkAcls'],
  workspace: ['workspaces', 'networks'],
  'control-plane': ['workspaces'],
  'registered-endpoint': ['vpc-endpoints'],
  'private-access-settings': ['private-access-settings'],
};

/** What every region is asked for. */
const OF_REGIONS: NodeKind[] = [
  'account',
  'region',
  'vpc',
  'availability-zone',
  'subnet',
  'route-table',
  'internet-gateway',
  'nat-gateway',
  'vpc-endpoint',
  'security-group',
  'network-acl',
];

const NEEDED = [
  ['workspaces', 'workspaces'],
  ['networks', 'networks'],
  ['vpcEndpoints', 'vpc-endpoints'],
  ['privateAccessSettings', 'private-access-settings'],
] as const;

/** The kinds that answers of this extent tell of. Buckets are root buckets only. */
export function observedKinds(
  regions: Ec2RegionAnswers[],
  databricks: DatabricksNetworkAnswers[],
): NodeKind[] {
  const has = (part: keyof Ec2RegionAnswers) =>
    regions.length > 0 && regions.every(region => region[part] !== undefined);
  const kinds: Array<[NodeKind, boolean]> = [
    ['elastic-ip', has('addresses')],
    ['egress-only-internet-gateway', has('egressOnlyInternetGateways')],
    ['peering-connection', has('vpcPeeringConnections')],
    ['transit-gateway', has('transitGatewayVpcAttachments')],
    ['transit-gateway-route-table', has('transitGatewayRouteTables')],
    ['control-plane', databricks.length > 0],
    ['workspace', databricks.length > 0],
    ['registered-endpoint', databricks.length > 0],
    ['private-access-settings', databricks.length > 0],
  ];
  return [
    // Without a region nobody looked, and what is not there is not missing.
    ...(regions.length > 0 ? OF_REGIONS : []),
    ...kinds.filter(([, isRead]) => isRead).map(([kind]) => kind),
  ];
}

/** What owners of VPCs know and were not asked, by account, region and action. */
function gapsOfOwners(regions: Ec2RegionAnswers[]): TopologyGap[] {
  const asked = new Set(
    regions.map(({ accountId, region }) => `${accountId}/${region}`),
  );
  const places = new Map<string, { accountId: string; region: string }>();
  for (const { accountId: participant, region, vpcs = [] } of regions) {
    for (const { OwnerId: accountId = participant } of vpcs) {
      const place = `${accountId}/${region}`;
      if (!asked.has(place)) places.set(place, { accountId, region });
    }
  }
  return [...places.values()].flatMap(place =>
    ownerActions.map(action => ({
      source: 'aws' as const,
      ...place,
      action,
      message:
        'The account shares subnets with others, and only itself is told of this; it is not read here',
    })),
  );
}

/**
 * Everything that could not be read.
 *
 * @param owners - asked about their transit gateways alone
 */
export function gapsOf(
  regions: Ec2RegionAnswers[],
  databricks: DatabricksNetworkAnswers[],
  owners: Ec2RegionAnswers[] = [],
): TopologyGap[] {
  return [
    ...owners.flatMap(({ accountId, errors = [], region }) =>
      errors
        .filter(({ action }) => transitGatewayActions.includes(action))
        .map(failed => ({
          source: 'aws' as const,
          accountId,
          region,
          ...failed,
        })),
    ),
    ...regions.flatMap(answers =>
      unreadOf(answers).map(failed => ({
        source: 'aws' as const,
        accountId: answers.accountId,
        region: answers.region,
        ...failed,
      })),
    ),
    ...gapsOfOwners(regions),
    ...databricks.flatMap(answers => {
      const failed = answers.errors ?? [];
      const silent = NEEDED.filter(([part]) => answers[part] === undefined)
        .filter(([, action]) => !failed.some(item => item.action === action))
        .map(([, action]) => ({ action, message: 'Was not asked for' }));
      return [...failed, ...silent].map(item => ({
        source: 'databricks' as const,
        accountId: answers.accountId,
        ...item,
      }));
    }),
  ];
}
