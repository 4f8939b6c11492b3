import { LakeportStack } from './LakeportStack';
import { ephemeralVariable } from './ephemeralVariable';

/**
 * The service principal that a provider signs in as, as its `client_id` takes
 * it: given by `TF_VAR_<name>`, otherwise what the environment of the process
 * says. One run talks to the account and to a workspace as two of them, and to
 * the workspaces of several environments as one of each.
 */
export function clientIdVariable(
  stack: LakeportStack,
  name:
    | 'databricks_account_client_id'
    | 'databricks_client_id'
    | `databricks_client_id_${string}`,
): string {
  ephemeralVariable(stack, name, {
    description: `Application id of the service principal that works in the ${
      name === 'databricks_account_client_id' ? 'account' : 'workspace'
    }`,
    fallback: '',
  });
  return `\${var.${name} == "" ? null : var.${name}}`;
}
