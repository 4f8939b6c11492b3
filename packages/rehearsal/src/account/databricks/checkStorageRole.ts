import { allows } from '../aws/allows';
import { policiesOfRole } from '../aws/policiesOfRole';
import type { AccountObject } from '../AccountObject';
import type { RehearsalAccount } from '../RehearsalAccount';
import { ServiceError } from '../ServiceError';
import { text } from '../text';

/** What says that a trust policy is about Unity Catalog at all. */
const MASTER_ROLE = /unity-catalog-\w+-UCMasterRole-/;

/**
 * Refuses a role that Unity Catalog could not assume, that could not assume
 * itself, or that does not reach the bucket.
 *
 * From the Databricks docs on AWS, create a storage credential, 2025: roles
 * have to assume themselves since 2023.
 */
export function checkStorageRole(
  account: RehearsalAccount,
  role: AccountObject,
  externalId: string | undefined,
  bucket: string,
): void {
  const arn = text(role.attributes.arn) ?? '';
  const trust = text(role.attributes.assume_role_policy) ?? '';
  const isForCatalog = MASTER_ROLE.test(trust);
  if (isForCatalog && externalId && !trust.includes(externalId)) {
    throw new ServiceError(
      `AWS IAM role ${arn} does not trust the external id of the storage credential`,
      `Its trust policy has to have sts:ExternalId ${externalId}, which the storage credential gives.`,
    );
  }
  const isSelfAssuming = trust.split(arn).length > 1;
  if (isForCatalog && !isSelfAssuming) {
    throw new ServiceError(
      `The IAM role for this storage credential was found to be non self-assuming: ${arn}`,
      'Its trust policy has to name the role itself as well.',
    );
  }
  const policies = policiesOfRole(account, role);
  const reaches = policies.some(policy =>
    allows(policy, {
      action: 's3:ListBucket',
      resource: `arn:aws:s3:::${bucket}`,
    }),
  );
  if (isForCatalog && !reaches) {
    throw new ServiceError(
      `PERMISSION_DENIED: AWS IAM role ${arn} does not have LIST permissions on s3://${bucket}`,
      policies.length > 0
        ? `None of its ${policies.length} policies allows s3:ListBucket there.`
        : 'It has no policy yet; let the external location depend on the policy.',
    );
  }
}
