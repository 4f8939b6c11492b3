import {
  paginateDescribeTransitGatewayAttachments,
  paginateDescribeTransitGatewayRouteTables,
  paginateSearchTransitGatewayRoutes,
} from '@aws-sdk/client-ec2';
import { isError } from '@backstage/errors';
import type {
  Ec2RegionAnswers,
  Ec2TransitGatewayRouteTable,
  Ec2TransitGatewayRoutes,
} from '@lakeport/topology';
import type { Ec2Query } from './Ec2Query';
import { isRefusal } from './awsErrorKinds';
import { networkParts } from './networkParts';

type TransitGatewayParts = Pick<
  Ec2RegionAnswers,
  | 'transitGatewayVpcAttachments'
  | 'transitGatewayAttachments'
  | 'transitGatewayRouteTables'
  | 'transitGatewayRoutes'
>;

/** EC2 demands a filter; these are all states in which a route decides about traffic. */
const IN_FORCE = [{ Name: 'state', Values: ['active', 'blackhole'] }];
/** A table that was deleted in between. */
const GONE = 'InvalidRouteTableID.NotFound';

/** The routes of one table. */
async function search(
  query: Ec2Query,
  TransitGatewayRouteTableId: string,
): Promise<Ec2TransitGatewayRoutes> {
  const pages = await query.having(
    // Without a number a page has 1000, which is the most (EC2 API reference, 2026).
    ({ client }, input, options) =>
      paginateSearchTransitGatewayRoutes({ client }, input, options),
    { name: 'none' },
    () => ({ TransitGatewayRouteTableId, Filters: IN_FORCE }),
    page => [page],
  );
  const last = pages.at(-1);
  return {
    TransitGatewayRouteTableId,
    Routes: pages.flatMap(({ Routes = [] }) => Routes),
    AdditionalRoutesAvailable: last?.AdditionalRoutesAvailable === true,
  };
}

/**
 * The routes of tables. One that cannot be read is left out; after a refusal of
 * the first no more is asked, as all would be refused.
 *
 * @returns what could be read, and the first error
 */
async function searchAll(
  query: Ec2Query,
  tables: Ec2TransitGatewayRouteTable[],
): Promise<{ items: Ec2TransitGatewayRoutes[]; error?: unknown }> {
  let error: unknown;
  const attempt = async (id: string) => {
    try {
      return await search(query, id);
    } catch (cause) {
      if (!isError(cause) || cause.name !== GONE) {
        error ??= cause;
      }
      return undefined;
    }
  };
  const [first, ...others] = tables
    .map(({ TransitGatewayRouteTableId: id }) => id)
    .filter(id => id !== undefined);
  const read = first === undefined ? [] : [await attempt(first)];
  if (error === undefined || !isRefusal(error)) {
    read.push(...(await Promise.all(others.map(attempt))));
  }
  return {
    items: read.filter(item => item !== undefined),
    ...(error !== undefined && { error }),
  };
}

/**
 * Transit gateways that VPCs are attached to, what else is attached to them, and
 * their route tables with all routes in force. EC2 tells tables and associations
 * to the owner of a gateway alone, so of one that is shared with the account they
 * are not there. Where no VPC is attached nothing more is asked.
 *
 * @param fail - told of what could not be read
 */
export async function readTransitGateways(
  query: Ec2Query,
  fail: (action: string, error: unknown) => undefined,
): Promise<TransitGatewayParts> {
  const read = async <T>(action: string, work: () => Promise<T>) =>
    work().catch(error => fail(action, error));
  const part = networkParts.transitGatewayVpcAttachments;
  const transitGatewayVpcAttachments = await read(part.action, () =>
    part.read(query),
  );
  if (transitGatewayVpcAttachments?.length === 0) {
    return {
      transitGatewayVpcAttachments,
      transitGatewayAttachments: [],
      transitGatewayRouteTables: [],
      transitGatewayRoutes: [],
    };
  }
  const ofGateways = {
    name: 'transit-gateway-id',
    // Of some VPCs what belongs to their gateways, as far as those are known.
    values: query.vpcIds &&
      transitGatewayVpcAttachments && [
        ...new Set(
          transitGatewayVpcAttachments
            .map(({ TransitGatewayId }) => TransitGatewayId)
            .filter(id => id !== undefined),
        ),
      ],
  };
  const [transitGatewayAttachments, transitGatewayRouteTables] =
    await Promise.all([
      read('ec2:DescribeTransitGatewayAttachments', () =>
        query.having(
          paginateDescribeTransitGatewayAttachments,
          ofGateways,
          Filters => ({ Filters }),
          page => page.TransitGatewayAttachments,
        ),
      ),
      read('ec2:DescribeTransitGatewayRouteTables', () =>
        query.having(
          paginateDescribeTransitGatewayRouteTables,
          ofGateways,
          Filters => ({ Filters }),
          page => page.TransitGatewayRouteTables,
        ),
      ),
    ]);
  const routes =
    transitGatewayRouteTables &&
    (await searchAll(query, transitGatewayRouteTables));
  if (routes?.error !== undefined) {
    fail('ec2:SearchTransitGatewayRoutes', routes.error);
  }
  const isNothingRead = routes?.error !== undefined && !routes.items.length;
  return {
    transitGatewayVpcAttachments,
    transitGatewayAttachments,
    transitGatewayRouteTables,
    transitGatewayRoutes: isNothingRead ? undefined : routes?.items,
  };
}
