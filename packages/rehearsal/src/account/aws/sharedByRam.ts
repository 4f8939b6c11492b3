import type { AccountObject } from '../AccountObject';
import type { RehearsalAccount } from '../RehearsalAccount';
import { text } from '../text';

function ofShare(
  account: RehearsalAccount,
  type: string,
  shareArn: string,
): AccountObject[] {
  return account
    .objects({ type })
    .filter(
      ({ attributes }) =>
        attributes.resource_share_arn === shareArn ||
        attributes.share_arn === shareArn,
    );
}

/**
 * Whether Resource Access Manager lets an account use something of another one:
 * it is in a share that the account is a principal of, and where the share goes
 * beyond an organization, the account has accepted it.
 */
export function sharedByRam(
  account: RehearsalAccount,
  { attributes: { arn } }: AccountObject,
  accountId: string | undefined,
): boolean {
  return account.objects({ type: 'aws_ram_resource_share' }).some(share => {
    const shareArn = text(share.attributes.arn) ?? '';
    return (
      ofShare(account, 'aws_ram_resource_association', shareArn).some(
        ({ attributes }) => attributes.resource_arn === arn,
      ) &&
      ofShare(account, 'aws_ram_principal_association', shareArn).some(
        ({ attributes }) => attributes.principal === accountId,
      ) &&
      (share.attributes.allow_external_principals !== true ||
        ofShare(account, 'aws_ram_resource_share_accepter', shareArn).some(
          accepter => accepter.accountId === accountId,
        ))
    );
  });
}
