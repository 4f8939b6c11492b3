/**
 * Tag with the AWS accounts that a role between environments is for, each between
 * colons: `:100000000002:100000000003:`. The child roles of these accounts let it
 * in by that. A role of one environment has `lakeport-account` instead.
 *
 * @public
 */
export const SHARED_ACCOUNTS_TAG = 'lakeport-accounts';

/**
 * The value of {@link SHARED_ACCOUNTS_TAG} for a role of several accounts.
 *
 * @public
 */
export function sharedAccountsTag(accounts: readonly string[]): string {
  return `:${[...new Set(accounts)].sort().join(':')}:`;
}
