/**
 * How compute in a created network reaches the internet: a NAT gateway in each
 * zone, one for all, or not at all.
 *
 * @public
 */
export type Egress = 'nat-per-az' | 'single-nat' | 'isolated';

/**
 * Where a VPC lies: its range and zones, and which one of the environment's
 * networks it is, counted from 1. The first one's names carry no number.
 *
 * @public
 */
export interface NetworkPlace {
  cidr: string;
  availabilityZones: string[];
  egress: Egress;
  generation: number;
}

/**
 * A VPC that lakeport makes. `replaces` is the one the workspace moves away
 * from, kept until the file no longer names it.
 *
 * @public
 */
export interface CreatedNetwork extends NetworkPlace {
  mode: 'create';
  flowLogs: boolean;
  /** Whether the VPC endpoints' policies are derived from what is declared. */
  endpointPolicies: boolean;
  replaces?: NetworkPlace;
}

/**
 * A VPC that is there and belongs to somebody else. `egress` and `endpoints`
 * are what its owner says about it.
 *
 * @public
 */
export interface ExistingNetwork {
  mode: 'existing';
  vpcId: string;
  subnetIds: string[];
  securityGroupIds: string[];
  egress: 'nat' | 'isolated';
  endpoints: Array<'s3' | 'sts' | 'kinesis-streams'>;
}

/**
 * The network of an environment's workspace; none for a workspace with
 * serverless compute only.
 *
 * @public
 */
export type Network = CreatedNetwork | ExistingNetwork | { mode: 'none' };
