import { Ports } from './parseRule';
import { TraceTarget } from './TraceResult';

/** What a cluster node asks for: a host name and the ports that it calls. */
export interface Destination {
  target: TraceTarget;
  /** For people: `S3`, `the control plane`. */
  name: string;
  host: string;
  ports: Ports[];
  /** End of an AWS endpoint service's name. */
  service?: string;
  /** What the endpoint of a PrivateLink connection is for. */
  purpose?: 'workspace' | 'relay';
}

/** What all of them are asked by. */
export const HTTPS: Ports = { first: 443, last: 443 };

/** The relay's port behind a PrivateLink endpoint. */
export const RELAY: Ports = { first: 6666, last: 6666 };

/**
 * The host of the secure cluster connectivity relay. Both us-west regions are
 * served by one whose name has no region.
 */
function tunnelHost(region: string): string {
  return region.startsWith('us-west-')
    ? 'tunnel.cloud.databricks.com'
    : `tunnel.${region}.cloud.databricks.com`;
}

/**
 * Host names and ports of what compute needs.
 *
 * Source: Databricks docs, customer-managed VPC, security groups and AWS
 * PrivateLink, 2026.
 */
export function destinationOf(
  target: TraceTarget,
  region: string,
): Destination {
  const aws = (service: string, name: string, host: string): Destination => ({
    target,
    name,
    host: `${host}.${region}.amazonaws.com`,
    ports: [HTTPS],
    service,
  });
  switch (target) {
    case 's3':
      return aws('s3', 'S3', 's3');
    case 'sts':
      return aws('sts', 'STS', 'sts');
    case 'kinesis':
      return aws('kinesis-streams', 'Kinesis Data Streams', 'kinesis');
    case 'control-plane':
      return {
        target,
        name: 'the control plane',
        host: '*.cloud.databricks.com',
        ports: [HTTPS, { first: 8443, last: 8451 }],
        purpose: 'workspace',
      };
    case 'relay':
      return {
        target,
        name: 'the secure cluster connectivity relay',
        host: tunnelHost(region),
        ports: [HTTPS],
        purpose: 'relay',
      };
    case 'pypi':
      return { target, name: 'PyPI', host: 'pypi.org', ports: [HTTPS] };
    default:
      return {
        target,
        name: 'the internet',
        host: 'any public host',
        ports: [HTTPS],
      };
  }
}
