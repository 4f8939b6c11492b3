/**
 * What is not told of a workspace that is configured without its account, in
 * words (see `grants/README.md` of databricks-node).
 */
export const workspaceOnlyMissing: readonly string[] = [
  'Network, VPC endpoints, private access, keys, network connectivity and policy: only an account admin reads them',
  'Credentials and root bucket: only an account admin reads them',
  'Statuses such as PROVISIONING, custom tags, when it was made: only an account admin reads them',
  'Who is assigned to the workspace: only an account admin reads it',
];
