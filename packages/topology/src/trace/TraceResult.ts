import { NodeKind } from '../Topology';

/**
 * Where traffic may start: a cluster node (serverless compute in a workspace
 * that has no other), or a person with a browser.
 *
 * @public
 */
export const traceSources = ['cluster', 'user'] as const;

/**
 * What traffic may ask for. `s3` are the workspace's own buckets, `relay` the
 * tunnel of secure cluster connectivity, `internet` any public address.
 *
 * @public
 */
export const traceTargets = [
  's3',
  'control-plane',
  'relay',
  'sts',
  'kinesis',
  'internet',
  'pypi',
] as const;

/** @public */
export type TraceSource = (typeof traceSources)[number];

/** @public */
export type TraceTarget = (typeof traceTargets)[number];

/**
 * What else traffic may ask for: a part of the graph (a VPC, whose private
 * subnets all have to be reached, a subnet, a database, a bucket, an interface
 * endpoint, the nodes of another workspace), or addresses as an IPv4 address or a
 * CIDR block. The port is that of the database, else 443.
 *
 * @public
 */
export type TracePlace =
  | { node: string; port?: number }
  | { address: string; port?: number };

/** @public */
export interface TraceQuery {
  from: TraceSource;
  to: TraceTarget | TracePlace;
  /** The node id of the workspace; without it, the first one of the graph. */
  workspace?: string;
}

/**
 * A node's kind, `dns` for an answer, or what is outside of the graph.
 *
 * @public
 */
export type TraceHopKind =
  | NodeKind
  | 'dns'
  | 'user'
  | 'aws-service'
  | 'internet';

/**
 * One thing that lets traffic through or stops it. `id` is the node's id, of
 * `dns` the host name asked for.
 *
 * @public
 */
export interface TraceHop {
  kind: TraceHopKind;
  id: string;
  reason: string;
  /** Whether it lets traffic through was not read; the reason says what was not. */
  isUnknown?: true;
}

/**
 * The answer: hops in order, the last one either what was asked for or what
 * blocks, whose id then is `blockedBy` as well.
 *
 * @public
 */
export interface TraceResult {
  /**
   * `unknown` where nothing that was read blocks it, and something on the way, such
   * as the route tables of a transit gateway of another account, was not read.
   */
  verdict: 'allowed' | 'blocked' | 'unknown';
  hops: TraceHop[];
  blockedBy?: string;
  /** Where `unknown`, the id of the first hop that `isUnknown`. */
  unknownAt?: string;
  /**
   * What of the VPC could not be read (`ec2:DescribeRouteTables`). The answer
   * then holds for the rest only.
   */
  unread?: string[];
}
