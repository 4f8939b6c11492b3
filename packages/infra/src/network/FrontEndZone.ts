import { Route53Record } from '#aws/route53-record';
import { Route53Zone } from '#aws/route53-zone';
import { VpcEndpoint } from '#aws/vpc-endpoint';
import { Construct } from '#constructs';

/**
 * What the private names of a region's workspaces are made from.
 *
 * @public
 */
export interface FrontEndZoneProps {
  readonly namePrefix: string;
  readonly vpcId: string;
  /** What Databricks calls the region in its hosts, such as `nvirginia`. */
  readonly regionName: string;
  readonly endpoint: VpcEndpoint;
}

/**
 * Leads people to the front-end endpoint. Once a workspace has private access
 * settings, its address is an alias of
 * `<region name>.privatelink.cloud.databricks.com`, which this private zone
 * answers with the endpoint. The zone is associated with the workspace's VPC,
 * since a private zone needs one; people whose machines are elsewhere get it by
 * an association of their VPC, or by forwarding the domain to a resolver in this
 * one. Such associations are others' to make, so they are left alone here.
 *
 * Cluster nodes with endpoints of their own keep them: the name that AWS manages
 * for a back-end endpoint is longer than this zone's, and the longest wins. So
 * people who ask a resolver in this VPC come to that endpoint as well, which
 * therefore lets them in too.
 *
 * Source: Databricks docs, PrivateLink DNS, single endpoint, 2026.
 *
 * @public
 */
export class FrontEndZone extends Construct {
  constructor(scope: Construct, id: string, props: FrontEndZoneProps) {
    super(scope, id);
    const { endpoint, namePrefix, regionName, vpcId } = props;
    const zone = new Route53Zone(this, 'Resource', {
      name: 'privatelink.cloud.databricks.com',
      comment: `Databricks through the front-end endpoint of ${namePrefix}`,
      vpc: [{ vpcId }],
      tags: { Name: `${namePrefix}-front-end` },
      lifecycle: { ignoreChanges: ['vpc'] },
    });
    const address = endpoint.dnsEntry.get(0);
    new Route53Record(this, 'record', {
      zoneId: zone.zoneId,
      name: `${regionName}.privatelink.cloud.databricks.com`,
      type: 'A',
      alias: {
        name: address.dnsName,
        zoneId: address.hostedZoneId,
        evaluateTargetHealth: true,
      },
    });
  }
}
