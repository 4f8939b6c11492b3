import { Grant } from '@lakeport/project';

/**
 * What every group gets on one securable: grants of the same group are put
 * together, because Terraform may manage a principal on a securable only once.
 * Privileges come sorted.
 */
export function privilegesByPrincipal(
  grants: readonly Grant[],
): Array<[group: string, privileges: string[]]> {
  const byGroup = new Map<string, Set<string>>();
  for (const { principal, privileges } of grants) {
    const known = byGroup.get(principal.group) ?? new Set();
    privileges.forEach(privilege => known.add(privilege));
    byGroup.set(principal.group, known);
  }
  return [...byGroup].map(([group, privileges]) => [
    group,
    [...privileges].sort(),
  ]);
}
