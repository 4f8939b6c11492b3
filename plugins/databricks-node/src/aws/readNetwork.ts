import { paginateDescribeSecurityGroupRules } from '@aws-sdk/client-ec2';
import type { Ec2RegionAnswers, FailedAnswer } from '@lakeport/topology';
import type { Ec2Query } from './Ec2Query';
import { isAboutAllCalls } from './awsErrorKinds';
import { networkParts } from './networkParts';
import { readTransitGateways } from './readTransitGateways';
import { readVpcAttributes } from './readVpcAttributes';

type Parts = Omit<Ec2RegionAnswers, 'accountId' | 'region' | 'errors'>;

const RULES_PAGE = 1_000;

const isId = (id: string | undefined) => id !== undefined;

/**
 * Reads all parts of a region. What fails leaves its part out and is told by
 * the action that it needs.
 *
 * VPCs come first: where nobody answers, or the credentials are not taken, one
 * call shows it, and the others are spared.
 *
 * @throws what that first call throws, when all others would fare the same
 */
export async function readNetwork(
  query: Ec2Query,
  explain: (error: unknown) => string,
): Promise<Parts & { errors: FailedAnswer[] }> {
  const errors: FailedAnswer[] = [];
  const fail = (action: string, error: unknown): undefined => {
    errors.push({ action, message: explain(error) });
    return undefined;
  };
  const read = async <T>(part: {
    action: string;
    read(from: Ec2Query): Promise<T>;
  }) => {
    try {
      return await part.read(query);
    } catch (error) {
      return fail(part.action, error);
    }
  };
  const { vpcs: vpcPart, ...others } = networkParts;
  const vpcs = await vpcPart.read(query).catch(error => {
    if (isAboutAllCalls(error)) {
      throw error;
    }
    return fail(vpcPart.action, error);
  });
  const vpcIds = vpcs?.map(({ VpcId }) => VpcId).filter(isId) ?? query.vpcIds;

  const attributes = async () => {
    if (!vpcIds) {
      return undefined;
    }
    const { items, error } = await readVpcAttributes(query, vpcIds);
    if (error === undefined) {
      return items;
    }
    fail('ec2:DescribeVpcAttribute', error);
    return items.length > 0 ? items : undefined;
  };
  const groupsAndRules = async () => {
    const groups = await read(others.securityGroups);
    const rules = await read({
      action: 'ec2:DescribeSecurityGroupRules',
      // They have no filter by VPC: of some VPCs they are those of their groups.
      read: () =>
        query.having(
          paginateDescribeSecurityGroupRules,
          {
            name: 'group-id',
            values:
              query.vpcIds &&
              groups?.map(({ GroupId }) => GroupId).filter(isId),
          },
          Filters => ({ Filters }),
          page => page.SecurityGroupRules,
          RULES_PAGE,
        ),
    });
    return { groups, rules };
  };
  const [
    vpcAttributes,
    { groups: securityGroups, rules: securityGroupRules },
    subnets,
    routeTables,
    natGateways,
    internetGateways,
    egressOnlyInternetGateways,
    vpcEndpoints,
    networkAcls,
    vpcPeeringConnections,
    transitGateways,
    flowLogs,
    prefixLists,
    networkInterfaces,
    addresses,
  ] = await Promise.all([
    attributes(),
    groupsAndRules(),
    read(others.subnets),
    read(others.routeTables),
    read(others.natGateways),
    read(others.internetGateways),
    read(others.egressOnlyInternetGateways),
    read(others.vpcEndpoints),
    read(others.networkAcls),
    read(others.vpcPeeringConnections),
    readTransitGateways(query, fail),
    read(others.flowLogs),
    read(others.prefixLists),
    read(others.networkInterfaces),
    read(others.addresses),
  ]);
  return {
    vpcs,
    vpcAttributes,
    subnets,
    routeTables,
    natGateways,
    internetGateways,
    egressOnlyInternetGateways,
    vpcEndpoints,
    securityGroups,
    securityGroupRules,
    networkAcls,
    vpcPeeringConnections,
    ...transitGateways,
    flowLogs,
    prefixLists,
    networkInterfaces,
    addresses,
    errors: errors.sort(
      (left, right) =>
        Number(left.action > right.action) - Number(left.action < right.action),
    ),
  };
}
