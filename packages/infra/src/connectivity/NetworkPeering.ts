import { VpcPeeringConnection } from '#aws/vpc-peering-connection';
import { VpcPeeringConnectionAccepterA } from '#aws/vpc-peering-connection-accepter';
import { VpcPeeringConnectionOptions } from '#aws/vpc-peering-connection-options';
import { Construct } from '#constructs';
import { MemberNetwork } from './MemberNetwork';
import { memberRoutes } from './memberRoutes';

/**
 * What joins two networks.
 *
 * @public
 */
export interface NetworkPeeringProps {
  readonly namePrefix: string;
  readonly requester: MemberNetwork;
  readonly accepter: MemberNetwork;
}

/**
 * A peering connection between two networks, in one account and region or in
 * two. It is asked for with the provider of the one and accepted with that of
 * the other; each side sets its own options; routes lead both ways. Host names of
 * the other side resolve to private addresses, which also works between regions.
 *
 * Source: Amazon VPC Peering Guide, "Enable DNS resolution for a VPC peering
 * connection", 2026.
 *
 * @public
 */
export class NetworkPeering extends Construct {
  readonly connectionId: string;

  constructor(scope: Construct, id: string, props: NetworkPeeringProps) {
    super(scope, id);
    const { accepter, namePrefix, requester } = props;
    const tags = {
      Name: `${namePrefix}-${requester.name}-${accepter.name}`,
    };
    const connection = new VpcPeeringConnection(this, 'connection', {
      provider: requester.provider,
      vpcId: requester.vpcId,
      peerVpcId: accepter.vpcId,
      peerOwnerId: accepter.awsAccountId,
      peerRegion: accepter.region,
      tags,
    });
    const accepted = new VpcPeeringConnectionAccepterA(this, 'accepter', {
      provider: accepter.provider,
      vpcPeeringConnectionId: connection.id,
      autoAccept: true,
      tags,
    });
    // The id of the accepter, not of the connection: AWS takes options and
    // routes once it is active.
    this.connectionId = accepted.id;
    // One account and region is both sides: two resources would be one object.
    const isOneSide = requester.provider === accepter.provider;
    const resolves = { allowRemoteVpcDnsResolution: true };
    new VpcPeeringConnectionOptions(this, 'requester-options', {
      provider: requester.provider,
      vpcPeeringConnectionId: this.connectionId,
      requester: resolves,
      ...(isOneSide && { accepter: resolves }),
    });
    if (!isOneSide) {
      new VpcPeeringConnectionOptions(this, 'accepter-options', {
        provider: accepter.provider,
        vpcPeeringConnectionId: this.connectionId,
        accepter: resolves,
      });
    }
    const routes = new Construct(this, 'route');
    const through = { vpcPeeringConnectionId: this.connectionId };
    memberRoutes(routes, requester, accepter, through);
    memberRoutes(routes, accepter, requester, through);
  }
}
