import { Ec2TransitGateway } from '#aws/ec2-transit-gateway';
import { Ec2TransitGatewayRouteTable } from '#aws/ec2-transit-gateway-route-table';
import { Ec2TransitGatewayRouteTableAssociation } from '#aws/ec2-transit-gateway-route-table-association';
import { Ec2TransitGatewayRouteTablePropagation } from '#aws/ec2-transit-gateway-route-table-propagation';
import { Ec2TransitGatewayVpcAttachment } from '#aws/ec2-transit-gateway-vpc-attachment';
import { Ec2TransitGatewayVpcAttachmentAccepter } from '#aws/ec2-transit-gateway-vpc-attachment-accepter';
import { ITerraformDependable } from '#cdk';
import { Construct } from '#constructs';
import { MemberNetwork } from './MemberNetwork';
import { TransitGatewayShare } from './TransitGatewayShare';

/**
 * What a region's transit gateway is made from.
 *
 * @public
 */
export interface RegionalTransitGatewayProps {
  readonly namePrefix: string;
  /** Networks of one region; the gateway is in the account of the first. */
  readonly members: readonly [MemberNetwork, ...MemberNetwork[]];
  /** Whether other accounts get an invitation to accept; see the share. */
  readonly invites: boolean;
}

/**
 * The transit gateway of a region with one attachment for each network. What is
 * attached is associated with one route table and propagated to it by name, and
 * nothing by default: an attachment that somebody else adds reaches nothing.
 * Attachments of other accounts are asked for there and accepted here.
 *
 * Source: AWS Transit Gateway guide, "Transit gateways" and "Transit gateway
 * route tables", 2026.
 *
 * @public
 */
export class RegionalTransitGateway extends Construct {
  readonly region: string;
  /** The network in whose account the gateway is. */
  readonly owner: MemberNetwork;
  readonly members: readonly MemberNetwork[];
  readonly gatewayId: string;
  readonly gatewayArn: string;
  readonly routeTableId: string;
  /** Whether networks of other accounts are attached as well. */
  readonly isShared: boolean;
  readonly #attached = new Map<string, ITerraformDependable>();

  constructor(
    scope: Construct,
    id: string,
    props: RegionalTransitGatewayProps,
  ) {
    super(scope, id);
    const { members, namePrefix } = props;
    const [owner] = members;
    const { provider, region } = owner;
    const tags = { Name: `${namePrefix}-${region}` };
    this.region = region;
    this.owner = owner;
    this.members = members;
    const gateway = new Ec2TransitGateway(this, 'Resource', {
      provider,
      description: `Networks of ${namePrefix} in ${region}`,
      defaultRouteTableAssociation: 'disable',
      defaultRouteTablePropagation: 'disable',
      autoAcceptSharedAttachments: 'disable',
      dnsSupport: 'enable',
      tags,
    });
    this.gatewayId = gateway.id;
    this.gatewayArn = gateway.arn;
    this.routeTableId = new Ec2TransitGatewayRouteTable(this, 'routes', {
      provider,
      transitGatewayId: gateway.id,
      tags,
    }).id;
    const guests = new Map(
      members
        .filter(({ awsAccountId }) => awsAccountId !== owner.awsAccountId)
        .reverse()
        .map(member => [member.awsAccountId, member]),
    );
    this.isShared = guests.size > 0;
    const share = this.isShared
      ? new TransitGatewayShare(this, 'share', {
          provider,
          name: `${namePrefix}-${region}`,
          gatewayArn: gateway.arn,
          accounts: [...guests.values()].reverse(),
          invites: props.invites,
        })
      : undefined;
    for (const member of members) {
      this.#attach(member, namePrefix, share?.readyFor(member.awsAccountId));
    }
  }

  /** What has to be there before a route of a member may lead to the gateway. */
  attached(member: MemberNetwork): ITerraformDependable {
    const attachment = this.#attached.get(member.name);
    if (!attachment) {
      throw new Error(
        `The network of ${member.name} is not attached to the transit gateway of ${this.region}`,
      );
    }
    return attachment;
  }

  #attach(
    member: MemberNetwork,
    namePrefix: string,
    shared: ITerraformDependable | undefined,
  ): void {
    const tags = { Name: `${namePrefix}-${member.name}` };
    // Whoever has the gateway says it, in either case never in the attachment
    // of another account, which can neither set nor see it.
    const byName = {
      transitGatewayDefaultRouteTableAssociation: false,
      transitGatewayDefaultRouteTablePropagation: false,
    };
    const isGuest = member.awsAccountId !== this.owner.awsAccountId;
    const attachment = new Ec2TransitGatewayVpcAttachment(
      this,
      `attachment-${member.name}`,
      {
        provider: member.provider,
        transitGatewayId: this.gatewayId,
        vpcId: member.vpcId,
        subnetIds: member.subnetIds,
        dnsSupport: 'enable',
        tags,
        ...(!isGuest && byName),
        ...(shared && { dependsOn: [shared] }),
      },
    );
    const accepted = isGuest
      ? new Ec2TransitGatewayVpcAttachmentAccepter(
          this,
          `accepter-${member.name}`,
          {
            provider: this.owner.provider,
            transitGatewayAttachmentId: attachment.id,
            tags,
            ...byName,
          },
        )
      : attachment;
    this.#attached.set(member.name, accepted);
    const inTable = {
      provider: this.owner.provider,
      transitGatewayAttachmentId: accepted.id,
      transitGatewayRouteTableId: this.routeTableId,
    };
    new Ec2TransitGatewayRouteTableAssociation(
      this,
      `association-${member.name}`,
      inTable,
    );
    new Ec2TransitGatewayRouteTablePropagation(
      this,
      `propagation-${member.name}`,
      inTable,
    );
  }
}
