import type { AwsAccountConfig } from './AwsConfig';
import type { ConfigProblems } from './ConfigProblems';
import { readAwsAccountId } from './readAwsAccountId';

/** What the role of grants/README.md is called. */
const ROLE_NAME = 'lakeport-network-read';
const ROLE_ARN =
  /^arn:aws(?:-us-gov|-cn)?:iam::(\d{12}):role\/[\w+=,.@/-]{1,512}$/;
/** With its path, if it has one. */
const NAME = /^[\w+=,.@-][\w+=,.@/-]{0,511}$/;
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;

/** What an account, or the section for all of them, says of the role. */
export interface AwsRoleKeys {
  via?: string | undefined;
  roleArn?: string | undefined;
  roleName?: string | undefined;
  externalId?: string | undefined;
}

/** Notes what is wrong with keys of a role, wherever they stand. */
export function checkAwsRoleKeys(
  keys: AwsRoleKeys,
  path: string,
  problems: ConfigProblems,
): void {
  const { via, roleArn, roleName, externalId } = keys;
  if (via !== undefined) {
    readAwsAccountId(via, `${path}.via`, problems);
  }
  if (roleArn !== undefined && roleName !== undefined) {
    problems.add(path, 'has both roleArn and roleName; give one of them');
  } else if (roleArn !== undefined && !ROLE_ARN.test(roleArn)) {
    problems.add(
      `${path}.roleArn`,
      `${roleArn} is not the ARN of a role, such as arn:aws:iam::123456789012:role/${ROLE_NAME}`,
    );
  } else if (roleName !== undefined && !NAME.test(roleName)) {
    problems.add(
      `${path}.roleName`,
      `${roleName} is not the name of a role, such as ${ROLE_NAME}; a whole ARN goes into roleArn of the account`,
    );
  }
  if (externalId !== undefined && !EXTERNAL_ID.test(externalId)) {
    problems.add(
      `${path}.externalId`,
      'must have 2 to 1224 letters, digits or characters of +=,.@:/-_',
    );
  }
}

/**
 * The role that is taken in an account: the one that is named for it or for all
 * accounts, else the shipped one where another account is gone through.
 *
 * @returns nothing when no role is taken, or what is said of it is wrong; the
 *   problems then say so
 */
export function readAwsRole(
  account: AwsRoleKeys & { accountId: string },
  common: AwsRoleKeys,
  path: string,
  problems: ConfigProblems,
): AwsAccountConfig['role'] {
  const { accountId } = account;
  const via = account.via ?? common.via;
  const isElsewhere = via !== undefined && via !== accountId;
  const name =
    account.roleName ??
    common.roleName ??
    (isElsewhere ? ROLE_NAME : undefined);
  const arn =
    account.roleArn ?? (name && `arn:aws:iam::${accountId}:role/${name}`);
  if (!arn) {
    return account.externalId === undefined
      ? undefined
      : problems.add(
          `${path}.externalId`,
          'is for a role, and none is named: give roleArn or roleName, or leave it out',
        );
  }
  const [, owner] = ROLE_ARN.exec(arn) ?? [];
  if (owner !== accountId) {
    return problems.add(
      `${path}.roleArn`,
      `${arn} is a role of another account; give one of ${accountId}`,
    );
  }
  const externalId = account.externalId ?? common.externalId;
  return { arn, ...(externalId && { externalId }), ...(via && { via }) };
}
