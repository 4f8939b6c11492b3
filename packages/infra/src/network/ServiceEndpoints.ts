import { VpcEndpoint } from '#aws/vpc-endpoint';
import { Construct } from '#constructs';

/**
 * What the endpoints of AWS services are made from.
 *
 * @public
 */
export interface ServiceEndpointsProps {
  readonly namePrefix: string;
  readonly region: string;
  readonly vpcId: string;
  /** Route tables that get the way to S3. */
  readonly routeTableIds: readonly string[];
  /** Subnets of the interface endpoints, one a zone. */
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
}

/** Services that compute calls and that have interface endpoints. */
const INTERFACE_SERVICES = ['sts', 'kinesis-streams'] as const;

/**
 * Endpoints that keep AWS traffic inside the VPC: S3 through a gateway (free,
 * for buckets of the same region), STS and Kinesis Data Streams through
 * interfaces with private DNS.
 *
 * Source: Databricks docs, customer-managed VPC, regional endpoints, 2026.
 *
 * @public
 */
export class ServiceEndpoints extends Construct {
  readonly s3EndpointId: string;

  constructor(scope: Construct, id: string, props: ServiceEndpointsProps) {
    super(scope, id);
    const { namePrefix, region, vpcId } = props;
    this.s3EndpointId = new VpcEndpoint(this, 's3', {
      vpcId,
      vpcEndpointType: 'Gateway',
      serviceName: `com.amazonaws.${region}.s3`,
      routeTableIds: [...props.routeTableIds],
      tags: { Name: `${namePrefix}-s3` },
    }).id;
    for (const service of INTERFACE_SERVICES) {
      new VpcEndpoint(this, service, {
        vpcId,
        vpcEndpointType: 'Interface',
        serviceName: `com.amazonaws.${region}.${service}`,
        privateDnsEnabled: true,
        subnetIds: [...props.subnetIds],
        securityGroupIds: [props.securityGroupId],
        tags: { Name: `${namePrefix}-${service}` },
      });
    }
  }
}
