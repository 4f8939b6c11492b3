import { ITerraformDependable, TerraformProvider } from '#cdk';
import { RamPrincipalAssociation } from '#aws/ram-principal-association';
import { RamResourceAssociation } from '#aws/ram-resource-association';
import { RamResourceShare } from '#aws/ram-resource-share';
import { Construct } from '#constructs';

/**
 * What the share is made from.
 *
 * @public
 */
export interface SharedSubnetsProps {
  /** The account that the subnets are in. */
  readonly provider: TerraformProvider;
  readonly name: string;
  readonly region: string;
  readonly ownerAccountId: string;
  readonly subnetIds: readonly string[];
  /** The account that may put things into them. */
  readonly participantAccountId: string;
}

/**
 * Subnets that another account of the same AWS organization may put things
 * into. Within an organization that shares resources nobody has to accept.
 *
 * Source: Amazon VPC user guide, "Share your VPC with other accounts", 2026.
 *
 * @public
 */
export class SharedSubnets extends Construct {
  /** What has to be there before the other account sees them. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: SharedSubnetsProps) {
    super(scope, id);
    const { ownerAccountId, provider, region } = props;
    const share = new RamResourceShare(this, 'Resource', {
      provider,
      name: props.name,
      allowExternalPrincipals: false,
      tags: { Name: props.name },
    });
    this.ready = [
      ...props.subnetIds.map(
        (subnetId, index) =>
          new RamResourceAssociation(this, `subnet-${index + 1}`, {
            provider,
            resourceShareArn: share.arn,
            resourceArn: `arn:aws:ec2:${region}:${ownerAccountId}:subnet/${subnetId}`,
          }),
      ),
      new RamPrincipalAssociation(this, 'participant', {
        provider,
        resourceShareArn: share.arn,
        principal: props.participantAccountId,
      }),
    ];
  }
}
