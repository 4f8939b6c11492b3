import { arn } from './arn';
import type { AccountObject } from '../AccountObject';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';

/** The share that a request names, which is one of the caller's unless it says so. */
function shareOf(
  { account, attributes, caller, scope }: Request,
  { of = scope }: { of?: string } = {},
): AccountObject {
  const named =
    text(attributes.resource_share_arn) ?? text(attributes.share_arn) ?? '';
  const [share] = account.objects({
    type: 'aws_ram_resource_share',
    id: named,
  });
  if (!share || (of && share.scope !== of)) {
    throw new ServiceError(
      `UnknownResourceException: ResourceShare ${named} could not be found.`,
      share
        ? `It is in ${share.scope}, and the provider works in ${caller.accountId}/${caller.region}. Whoever has a share adds to it.`
        : 'Create it first, or name one that exists.',
    );
  }
  return share;
}

/** Refuses to share what the account does not have. */
function checkResource(request: Request): void {
  shareOf(request);
  const { account, attributes, scope } = request;
  const resource = text(attributes.resource_arn) ?? '';
  const id = resource.slice(resource.lastIndexOf('/') + 1);
  const found = account
    .objects({ provider: 'aws' })
    .find(
      object =>
        object.scope === scope &&
        (object.attributes.arn === resource || object.id === id),
    );
  if (!found) {
    throw new ServiceError(
      `MalformedArnException: The specified resource ARN ${resource} is not valid.`,
      `${scope} holds nothing of that ARN. A share is in the account and region of what it shares.`,
    );
  }
}

function checkPrincipal(request: Request): void {
  shareOf(request);
  const principal = text(request.attributes.principal) ?? '';
  if (principal === request.caller.accountId) {
    throw new ServiceError(
      `InvalidParameterException: ${principal} is the account that shares.`,
      'Share with another one.',
    );
  }
}

/** Refuses to accept what was never offered, or needs no acceptance. */
function checkAccepter(request: Request): void {
  const share = shareOf(request, { of: '' });
  const { account, caller } = request;
  const isOffered = account
    .objects({ type: 'aws_ram_principal_association' })
    .some(
      ({ attributes }) =>
        attributes.resource_share_arn === share.id &&
        attributes.principal === caller.accountId,
    );
  const isInvited = share.attributes.allow_external_principals === true;
  if (!isOffered || !isInvited || share.region !== caller.region) {
    throw new ServiceError(
      `No RAM Resource Share (${share.id}) invitation found`,
      isInvited
        ? `${caller.accountId}/${caller.region} has none. Add the account to the share first, and accept in the region of the share.`
        : 'If both AWS accounts are in the same organization and RAM sharing with AWS Organizations is enabled, this resource is not necessary.',
    );
  }
}

/**
 * What Resource Access Manager is known to do, by type. A share that only goes
 * to principals of the organization stands for accounts of one organization
 * that shares resources.
 *
 * From the AWS provider's documentation 6.25.0 and the RAM user guide, 2026.
 */
export const ramRules: Record<string, TypeRules> = {
  aws_ram_resource_share: {
    id: request =>
      arn(request, 'ram', `resource-share/${request.identity.uuid()}`),
    computed: (_request, id) => ({ arn: id, permission_arns: [] }),
    defaults: { allow_external_principals: true },
    replace: ['permission_arns'],
  },
  aws_ram_resource_association: {
    check: checkResource,
    id: ({ attributes }) =>
      `${text(attributes.resource_share_arn)},${text(attributes.resource_arn)}`,
    immutable: true,
  },
  aws_ram_principal_association: {
    check: checkPrincipal,
    id: ({ attributes }) =>
      `${text(attributes.resource_share_arn)},${text(attributes.principal)}`,
    immutable: true,
  },
  aws_ram_resource_share_accepter: {
    check: checkAccepter,
    id: ({ attributes }) => text(attributes.share_arn) ?? '',
    computed: request => {
      const share = shareOf(request, { of: '' });
      return {
        receiver_account_id: request.caller.accountId ?? '',
        sender_account_id: share.accountId ?? '',
        share_id: share.id.slice(share.id.lastIndexOf('/') + 1),
        share_name: text(share.attributes.name) ?? '',
        status: 'ACTIVE',
        invitation_arn: share.id.replace(
          ':resource-share/',
          ':resource-share-invitation/',
        ),
        resources: request.account
          .objects({ type: 'aws_ram_resource_association' })
          .filter(
            ({ attributes }) => attributes.resource_share_arn === share.id,
          )
          .map(({ attributes }) => text(attributes.resource_arn) ?? ''),
      };
    },
    immutable: true,
  },
};
