/** What answers call the sources that they were made from. */
export const sourceNames = {
  ofAccount: (what: string, accountId: string) =>
    `${what} of account ${accountId}`,
  region: (accountId: string, region: string) =>
    `networks of AWS account ${accountId} in ${region}`,
  workspace: (nameOrHost: string) => `workspace ${nameOrHost}`,
} as const;
