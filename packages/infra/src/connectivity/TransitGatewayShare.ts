import { RamPrincipalAssociation } from '#aws/ram-principal-association';
import { RamResourceAssociation } from '#aws/ram-resource-association';
import { RamResourceShare } from '#aws/ram-resource-share';
import { RamResourceShareAccepter } from '#aws/ram-resource-share-accepter';
import { ITerraformDependable, TerraformProvider } from '#cdk';
import { Construct } from '#constructs';
import { Sleep } from '#time/sleep';
import { MemberNetwork } from './MemberNetwork';

/**
 * What the share of a transit gateway is made from.
 *
 * @public
 */
export interface TransitGatewayShareProps {
  /** Of the account that the gateway is in. */
  readonly provider: TerraformProvider;
  readonly name: string;
  readonly gatewayArn: string;
  /** A network of each account that it is shared with. */
  readonly accounts: readonly MemberNetwork[];
  /**
   * Whether the accounts get an invitation, which each accepts. Accounts of one
   * organization that shares resources get none: there is nothing to accept, and
   * the provider says so with an error. Then nobody outside of the organization
   * can be given the gateway either.
   */
  readonly invites: boolean;
}

/**
 * A transit gateway shared with other AWS accounts by Resource Access Manager.
 * It takes other accounts some seconds to see it.
 *
 * Sources: AWS RAM user guide, "Enable resource sharing within AWS
 * Organizations", 2026; AWS provider 6.25.0, aws_ram_resource_share_accepter.
 *
 * @public
 */
export class TransitGatewayShare extends Construct {
  readonly #ready = new Map<string, ITerraformDependable>();

  constructor(scope: Construct, id: string, props: TransitGatewayShareProps) {
    super(scope, id);
    const { accounts, invites, name, provider } = props;
    const share = new RamResourceShare(this, 'Resource', {
      provider,
      name,
      allowExternalPrincipals: invites,
      tags: { Name: name },
    });
    const gateway = new RamResourceAssociation(this, 'gateway', {
      provider,
      resourceShareArn: share.arn,
      resourceArn: props.gatewayArn,
    });
    for (const account of accounts) {
      const principal = new RamPrincipalAssociation(
        this,
        `principal-${account.name}`,
        {
          provider,
          resourceShareArn: share.arn,
          principal: account.awsAccountId,
        },
      );
      const accepted = invites
        ? new RamResourceShareAccepter(this, `accepter-${account.name}`, {
            provider: account.provider,
            shareArn: principal.resourceShareArn,
          })
        : principal;
      this.#ready.set(
        account.awsAccountId,
        new Sleep(this, `seen-${account.name}`, {
          createDuration: '30s',
          triggers: { gateway: gateway.id, share: accepted.id },
        }),
      );
    }
  }

  /** What an account waits for; nothing where it is not shared with it. */
  readyFor(awsAccountId: string): ITerraformDependable | undefined {
    return this.#ready.get(awsAccountId);
  }
}
