import type { PlannedChange } from '@lakeport/backstage-plugin-databricks-common';

/** How destructive a change is; 0 is worst. */
export function rankOf({ actions }: Pick<PlannedChange, 'actions'>): number {
  if (actions.includes('delete')) {
    return actions.includes('create') ? 1 : 0;
  }
  return actions.includes('update') ? 2 : 3;
}

/**
 * Changes module by module: those modules first in which the worst happens, and
 * in each the worst first. What is alike keeps its order.
 */
export function sortChanges<
  T extends Pick<PlannedChange, 'actions' | 'module'>,
>(changes: readonly T[]): T[] {
  const modules = new Map<string, T[]>();
  for (const change of changes) {
    const name = change.module ?? '';
    const found = modules.get(name);
    if (found) {
      found.push(change);
    } else {
      modules.set(name, [change]);
    }
  }
  return [...modules.values()]
    .map(found => found.sort((a, b) => rankOf(a) - rankOf(b)))
    .sort(([a], [b]) => rankOf(a) - rankOf(b))
    .flat();
}
