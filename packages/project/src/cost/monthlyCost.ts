import { prices } from '../data/prices';
import type { Price } from '../data/prices';
import type { TerraformJson } from './TerraformJson';

/**
 * One line of a cost table: `quantity` units at `unitPrice` USD a month each.
 *
 * @public
 */
export interface CostItem {
  type: string;
  name: string;
  quantity: number;
  unitPrice: number;
  monthly: number;
}

/**
 * What stacks cost in a month in which nothing runs in them, in USD. Prices are
 * list prices of `priceRegion` as of `asOf`, and a month has 730 hours.
 *
 * @public
 */
export interface MonthlyCost {
  currency: 'USD';
  asOf: string;
  priceRegion: string;
  total: number;
  items: CostItem[];
}

type Attributes = Record<string, unknown>;

/** What is billed for a type, and for how many units a resource counts. */
const BILLED: Array<[string, Price, (attributes: Attributes) => number]> = [
  ['aws_nat_gateway', prices.aws_nat_gateway, () => 1],
  ['aws_eip', prices.aws_eip, () => 1],
  ['aws_vpc_endpoint', prices.aws_vpc_endpoint, endpointZones],
  ['aws_kms_key', prices.aws_kms_key, () => 1],
  ['aws_kms_replica_key', prices.aws_kms_replica_key, () => 1],
  [
    'aws_ec2_transit_gateway_vpc_attachment',
    prices.aws_ec2_transit_gateway_vpc_attachment,
    () => 1,
  ],
];

/**
 * The idle cost of synthesized stacks: what is billed by the hour or month
 * whether used or not. Traffic, storage, compute and Databricks' own charges
 * are not in it.
 *
 * Sources: see the dated price table; Amazon VPC, AWS PrivateLink, AWS Transit
 * Gateway and AWS KMS pricing pages, 2026-08.
 *
 * @public
 */
export function monthlyCost(stacks: TerraformJson[]): MonthlyCost {
  const items = BILLED.flatMap(([type, price, units]): CostItem[] => {
    const quantity = stacks
      .flatMap(stack => Object.values(stack.resource?.[type] ?? {}))
      .reduce((sum, resource) => sum + times(resource) * units(resource), 0);
    if (quantity === 0) {
      return [];
    }
    return [
      {
        type,
        name: price.name,
        quantity,
        unitPrice: price.perMonth,
        monthly: cents(quantity * price.perMonth),
      },
    ];
  });
  return {
    currency: 'USD',
    asOf: prices.asOf,
    priceRegion: prices.region,
    total: cents(items.reduce((sum, item) => sum + item.monthly, 0)),
    items,
  };
}

function times({ count }: Attributes): number {
  return typeof count === 'number' ? count : 1;
}

/** An endpoint is billed for each zone it is in; gateway endpoints are free. */
function endpointZones(endpoint: Attributes): number {
  const type = endpoint.vpc_endpoint_type ?? 'Gateway';
  if (type !== 'Interface' && type !== 'GatewayLoadBalancer') {
    return 0;
  }
  return Array.isArray(endpoint.subnet_ids) ? endpoint.subnet_ids.length : 1;
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
