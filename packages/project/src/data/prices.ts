/** One kind of thing that costs money while nobody uses it. */
export interface Price {
  /** How the cost table calls it. */
  name: string;
  /** USD for one unit for one month of 730 hours. */
  perMonth: number;
}

/**
 * AWS list prices of what an idle environment is billed for, in USD, region
 * us-east-1. Traffic, storage and compute are not in it.
 *
 * Sources: Amazon VPC pricing (NAT gateway 0.045/h, public IPv4 0.005/h), AWS
 * PrivateLink pricing (interface endpoint 0.01/h and zone), AWS Transit Gateway
 * pricing (attachment 0.05/h), AWS KMS pricing (key 1/month).
 */
export const prices = {
  asOf: '2026-08-01',
  region: 'us-east-1',
  aws_nat_gateway: { name: 'NAT gateway', perMonth: 32.85 },
  aws_eip: { name: 'public IPv4 address', perMonth: 3.65 },
  aws_vpc_endpoint: {
    name: 'interface endpoint in one zone',
    perMonth: 7.3,
  },
  aws_kms_key: { name: 'KMS key', perMonth: 1 },
  aws_kms_replica_key: { name: 'KMS replica key', perMonth: 1 },
  aws_ec2_transit_gateway_vpc_attachment: {
    name: 'transit gateway attachment',
    perMonth: 36.5,
  },
} as const;
