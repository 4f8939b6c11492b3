import { Ec2TransitGatewayPeeringAttachment } from '#aws/ec2-transit-gateway-peering-attachment';
import { Ec2TransitGatewayPeeringAttachmentAccepter } from '#aws/ec2-transit-gateway-peering-attachment-accepter';
import { Ec2TransitGatewayRoute } from '#aws/ec2-transit-gateway-route';
import { Ec2TransitGatewayRouteTableAssociation } from '#aws/ec2-transit-gateway-route-table-association';
import { ITerraformDependable } from '#cdk';
import { Construct } from '#constructs';
import { RegionalTransitGateway } from './RegionalTransitGateway';

/**
 * What joins the transit gateways of two regions.
 *
 * @public
 */
export interface TransitGatewayPeeringProps {
  readonly namePrefix: string;
  readonly requester: RegionalTransitGateway;
  readonly accepter: RegionalTransitGateway;
}

/**
 * A peering attachment between the transit gateways of two regions, accepted in
 * the other one. Routes are not propagated over it: on each side a static route
 * leads to every network of the other.
 *
 * Source: AWS Transit Gateway guide, "Transit gateway peering attachments", 2026.
 *
 * @public
 */
export class TransitGatewayPeering extends Construct {
  /** What has to be there before anything goes through. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: TransitGatewayPeeringProps) {
    super(scope, id);
    const { accepter, namePrefix, requester } = props;
    const tags = {
      Name: `${namePrefix}-${requester.region}-${accepter.region}`,
    };
    const attachment = new Ec2TransitGatewayPeeringAttachment(
      this,
      'attachment',
      {
        provider: requester.owner.provider,
        transitGatewayId: requester.gatewayId,
        peerTransitGatewayId: accepter.gatewayId,
        peerAccountId: accepter.owner.awsAccountId,
        peerRegion: accepter.region,
        tags,
      },
    );
    const accepted = new Ec2TransitGatewayPeeringAttachmentAccepter(
      this,
      'accepter',
      {
        provider: accepter.owner.provider,
        transitGatewayAttachmentId: attachment.id,
        tags,
      },
    );
    this.ready = [
      ...this.#side(requester, accepter, accepted.id),
      ...this.#side(accepter, requester, accepted.id),
    ];
  }

  /** The way from one region to the networks of the other one. */
  #side(
    from: RegionalTransitGateway,
    to: RegionalTransitGateway,
    transitGatewayAttachmentId: string,
  ): ITerraformDependable[] {
    const inTable = {
      provider: from.owner.provider,
      transitGatewayAttachmentId,
      transitGatewayRouteTableId: from.routeTableId,
    };
    const association = new Ec2TransitGatewayRouteTableAssociation(
      this,
      `association-${from.region}`,
      inTable,
    );
    return [
      association,
      ...to.members.map(
        member =>
          new Ec2TransitGatewayRoute(
            this,
            `route-${from.region}_${member.name}`,
            { ...inTable, destinationCidrBlock: member.cidr },
          ),
      ),
    ];
  }
}
