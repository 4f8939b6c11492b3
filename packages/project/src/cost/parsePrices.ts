import { z } from 'zod';
import { prices } from '../data/prices';
import { dateProblem } from '../time/dateProblem';
import type { Prices } from './Prices';

const amount = z.number().min(0).max(1_000_000);

const pricesSchema = z.strictObject({
  asOf: z
    .string()
    .refine(
      text => dateProblem(text) === undefined,
      'use the day the prices were read, such as 2026-11-01',
    ),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'use an AWS region, such as eu-west-1'),
  perMonth: z.strictObject({
    aws_nat_gateway: amount.optional(),
    aws_eip: amount.optional(),
    aws_vpc_endpoint: amount.optional(),
    aws_kms_key: amount.optional(),
    aws_kms_replica_key: amount.optional(),
    aws_secretsmanager_secret: amount.optional(),
    aws_route53_zone: amount.optional(),
    aws_ec2_transit_gateway_vpc_attachment: amount.optional(),
  }),
});

/**
 * What {@link parsePrices} gives: a price table, or everything that is wrong.
 *
 * @public
 */
export type PricesResult =
  | { valid: true; prices: Prices }
  | { valid: false; problems: Array<{ path: string; message: string }> };

/**
 * A price table that replaces the built-in one, as far as it says prices:
 * `{ asOf: 2026-11-01, region: eu-west-1, perMonth: { aws_nat_gateway: 35.04 } }`,
 * in USD for one unit for one month of 730 hours, by Terraform type. An
 * interface endpoint (`aws_vpc_endpoint`) counts once for each zone. Types that
 * it leaves out keep the built-in price, with its own date and region.
 *
 * @param value - the content of the file, already read from YAML or JSON
 * @public
 */
export function parsePrices(value: unknown): PricesResult {
  const result = pricesSchema.safeParse(value);
  if (!result.success) {
    return {
      valid: false,
      problems: result.error.issues.map(({ path, message }) => ({
        path: path.join('.'),
        message,
      })),
    };
  }
  const { asOf, perMonth, region } = result.data;
  const priced = (type: keyof Prices) => {
    const price = perMonth[type];
    return price === undefined
      ? prices[type]
      : { name: prices[type].name, perMonth: price, asOf, region };
  };
  return {
    valid: true,
    prices: {
      aws_nat_gateway: priced('aws_nat_gateway'),
      aws_eip: priced('aws_eip'),
      aws_vpc_endpoint: priced('aws_vpc_endpoint'),
      aws_kms_key: priced('aws_kms_key'),
      aws_kms_replica_key: priced('aws_kms_replica_key'),
      aws_secretsmanager_secret: priced('aws_secretsmanager_secret'),
      aws_route53_zone: priced('aws_route53_zone'),
      aws_ec2_transit_gateway_vpc_attachment: priced(
        'aws_ec2_transit_gateway_vpc_attachment',
      ),
    },
  };
}
