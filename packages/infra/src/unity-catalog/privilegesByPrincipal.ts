import { Grant } from '@lakeport/project';

/**
 * What every principal gets on one securable: grants of the same one are put
 * together, because Terraform may manage a principal on a securable only once.
 * Privileges come sorted.
 */
export function privilegesByPrincipal(
  grants: readonly Grant[],
): Array<[principal: Grant['principal'], privileges: string[]]> {
  const byPrincipal = new Map<string, Grant[]>();
  for (const grant of grants) {
    const { principal } = grant;
    const key =
      'group' in principal
        ? `group ${principal.group}`
        : `service principal ${principal.servicePrincipal}`;
    byPrincipal.set(key, [...(byPrincipal.get(key) ?? []), grant]);
  }
  return [...byPrincipal.values()].map(same => [
    same[0].principal,
    [...new Set(same.flatMap(({ privileges }) => privileges))].sort(),
  ]);
}
