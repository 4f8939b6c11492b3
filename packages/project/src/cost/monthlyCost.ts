import { prices } from '../data/prices';
import type { BilledType, Prices } from './Prices';
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
 * list prices of `priceRegion` as of `asOf`, and a month has 730 hours. Where
 * prices of several tables are used, `asOf` is the oldest of their days and
 * `priceRegion` names all regions.
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

/** What is billed, and for how many units a resource counts. */
const BILLED: ReadonlyArray<[BilledType, (attributes: Attributes) => number]> =
  [
    ['aws_nat_gateway', () => 1],
    ['aws_eip', () => 1],
    ['aws_vpc_endpoint', endpointZones],
    ['aws_kms_key', () => 1],
    ['aws_kms_replica_key', () => 1],
    ['aws_secretsmanager_secret', () => 1],
    ['aws_route53_zone', () => 1],
    ['aws_ec2_transit_gateway_vpc_attachment', () => 1],
  ];

/**
 * The idle cost of synthesized stacks: what is billed by the hour or month
 * whether used or not. Traffic, storage, compute and Databricks' own charges
 * are not in it. The stacks of an environment synthesized asleep give what it
 * costs asleep.
 *
 * Sources: see the dated price table; Amazon VPC, AWS PrivateLink, AWS Transit
 * Gateway, AWS KMS, AWS Secrets Manager and Amazon Route 53 pricing pages,
 * 2026-08.
 *
 * @param stacks - synthesized stacks
 * @param table - prices other than the built-in ones, as `parsePrices` gives
 *   them
 * @public
 */
export function monthlyCost(
  stacks: TerraformJson[],
  table: Prices = prices,
): MonthlyCost {
  const used = BILLED.flatMap(([type, units]) => {
    const quantity = stacks
      .flatMap(stack => Object.values(stack.resource?.[type] ?? {}))
      .reduce((sum, resource) => sum + times(resource) * units(resource), 0);
    return quantity === 0 ? [] : [{ type, quantity, price: table[type] }];
  });
  const dated = used.length ? used.map(({ price }) => price) : [table.aws_eip];
  const items = used.map(
    ({ type, quantity, price }): CostItem => ({
      type,
      name: price.name,
      quantity,
      unitPrice: price.perMonth,
      monthly: cents(quantity * price.perMonth),
    }),
  );
  return {
    currency: 'USD',
    asOf: dated.reduce(
      (oldest, { asOf }) => (asOf < oldest ? asOf : oldest),
      dated[0].asOf,
    ),
    priceRegion: [...new Set(dated.map(({ region }) => region))].join(', '),
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
