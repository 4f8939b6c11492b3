import type { TerraformJson } from '@lakeport/project';

/**
 * Something that a destroy leaves behind, though Terraform has let go of it.
 *
 * @public
 */
export interface Remains {
  stack: string;
  /** Address that it had. */
  resource: string;
  /** What is left of it and what to do about it. */
  why: string;
}

/** Databricks docs and provider, 2026; AWS KMS docs on deletion windows. */
const WHY: Record<string, (resource: Record<string, unknown>) => string> = {
  databricks_mws_log_delivery: () =>
    'a log delivery cannot be deleted: it stays in the account, DISABLED, and counts towards the limit of two enabled ones no more',
  databricks_workspace_network_option: () =>
    'the choice of a network policy cannot be unset: it goes with the workspace',
  databricks_mws_ncc_binding: () =>
    'a network connectivity configuration cannot be unbound, only swapped: it goes with the workspace',
  aws_kms_key: ({ deletion_window_in_days: days }) =>
    `a key is deleted after its waiting time of ${
      typeof days === 'number' ? days : 30
    } days; until then \`aws kms cancel-key-deletion\` brings it back`,
  aws_secretsmanager_secret: ({ recovery_window_in_days: days }) =>
    days === 0
      ? ''
      : `a secret is deleted after its recovery window of ${
          typeof days === 'number' ? days : 30
        } days; until then \`aws secretsmanager restore-secret\` brings it back`,
};

/** What is left behind when these resources of a stack are destroyed. */
export function remainsOf(
  stack: string,
  { resource }: TerraformJson,
  destroyed: readonly string[],
): Remains[] {
  const gone = new Set(destroyed.map(address => address.replace(/\[.*$/, '')));
  return Object.entries(WHY).flatMap(([type, why]) =>
    Object.entries(resource?.[type] ?? {}).flatMap(([name, block]) => {
      const address = `${type}.${name}`;
      const reason = gone.has(address) ? why(block) : '';
      return reason ? [{ stack, resource: address, why: reason }] : [];
    }),
  );
}
