import type { Principal } from './Statement';

// Databricks' AWS accounts: commercial, GovCloud civilian, GovCloud DoD.
const ACCOUNTS = ['414351767826', '044793339203', '170661010020'];

/**
 * Whether a principal is in one of Databricks' AWS accounts.
 *
 * Source: Databricks Terraform provider 1.128.0, aws/constants.go, 2026-08-19.
 */
export function isDatabricks({ type, value }: Principal): boolean {
  const account = /^arn:aws[a-z-]*:iam::(\d{12}):/.exec(value)?.[1] ?? value;
  return type === 'AWS' && ACCOUNTS.includes(account);
}

/** Whether a principal is the role that Unity Catalog assumes storage roles with. */
export function isUnityCatalog(principal: Principal): boolean {
  return (
    isDatabricks(principal) &&
    /:role\/unity-catalog-[\w-]*UCMasterRole/.test(principal.value)
  );
}
