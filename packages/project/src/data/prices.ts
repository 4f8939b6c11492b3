/**
 * What one kind of thing costs while nobody uses it.
 *
 * @public
 */
export interface Price {
  /** How the cost table calls it. */
  name: string;
  /** USD for one unit for one month of 730 hours. */
  perMonth: number;
  /** The day it was read, YYYY-MM-DD. */
  asOf: string;
  /** The AWS region it holds in. */
  region: string;
}

const listed = (name: string, perMonth: number): Price => ({
  name,
  perMonth,
  asOf: '2026-08-01',
  region: 'us-east-1',
});

/**
 * AWS list prices of what an idle environment is billed for, in USD, by
 * Terraform type. Traffic, storage and compute are not in it.
 *
 * Sources: Amazon VPC pricing (NAT gateway 0.045/h, public IPv4 0.005/h), AWS
 * PrivateLink pricing (interface endpoint 0.01/h and zone), AWS Transit Gateway
 * pricing (attachment 0.05/h), AWS KMS pricing (key 1/month), AWS Secrets
 * Manager pricing (secret 0.40/month), Amazon Route 53 pricing (hosted zone
 * 0.50/month), 2026-08.
 */
export const prices = {
  aws_nat_gateway: listed('NAT gateway', 32.85),
  aws_eip: listed('public IPv4 address', 3.65),
  aws_vpc_endpoint: listed('interface endpoint in one zone', 7.3),
  aws_kms_key: listed('KMS key', 1),
  aws_kms_replica_key: listed('KMS replica key', 1),
  aws_secretsmanager_secret: listed('secret in Secrets Manager', 0.4),
  aws_route53_zone: listed('Route 53 hosted zone', 0.5),
  aws_ec2_transit_gateway_vpc_attachment: listed(
    'transit gateway attachment',
    36.5,
  ),
} as const;
