import type {
  PlannedChange,
  PlannedStack,
} from '@lakeport/backstage-plugin-databricks-common';
import type { PlanFilter } from './PlanFilter';
import { changeKind, type ChangeKind } from './changeKind';
import { isDestructive } from './isDestructive';

/** The changes of one module of a stack, destructive ones first. */
export interface PlanModule {
  /** Its address, such as module.network; empty for the root. */
  module: string;
  changes: PlannedChange[];
}

/** A stack with those of its changes that are shown, by module. */
export interface PlanTreeStack {
  stack: PlannedStack;
  modules: PlanModule[];
}

const RANK: Record<ChangeKind, number> = {
  destroy: 0,
  replace: 1,
  change: 2,
  add: 3,
};
const LAST_RANK = 4;

function rankOf(change: PlannedChange): number {
  const kind = changeKind(change);
  return kind ? RANK[kind] : LAST_RANK;
}

/** Sorts by the first change of each, or leaves the order; `sort` is stable. */
function byRank(a: readonly PlannedChange[], b: readonly PlannedChange[]) {
  const rank = (changes: readonly PlannedChange[]) =>
    changes.some(isDestructive) ? 0 : 1;
  return rank(a) - rank(b);
}

function matches(change: PlannedChange, filter: PlanFilter): boolean {
  const wanted = filter.search.trim().toLocaleLowerCase('en-US');
  return (
    (!filter.destructiveOnly || isDestructive(change)) &&
    (wanted === '' ||
      [
        change.address,
        ...(change.attributes ?? []).map(({ path }) => path),
      ].some(text => text.toLocaleLowerCase('en-US').includes(wanted)))
  );
}

/** Whether a filter leaves anything out. */
export function isFiltering(filter: PlanFilter): boolean {
  return filter.destructiveOnly || filter.search.trim() !== '';
}

/**
 * Brings a plan into the order in which it is read: stacks, modules and resources
 * that lose something first, else as they come. A filter leaves out stacks that
 * have nothing to show.
 */
export function planTree(
  stacks: readonly PlannedStack[],
  filter: PlanFilter,
): PlanTreeStack[] {
  return stacks
    .map(stack => {
      const modules = new Map<string, PlannedChange[]>();
      for (const change of stack.changes.filter(c => matches(c, filter))) {
        const { module = '' } = change;
        const changes = modules.get(module);
        if (changes) {
          changes.push(change);
        } else {
          modules.set(module, [change]);
        }
      }
      return {
        stack,
        modules: [...modules]
          .map(([module, changes]) => ({
            module,
            changes: changes.sort((a, b) => rankOf(a) - rankOf(b)),
          }))
          .sort((a, b) => byRank(a.changes, b.changes)),
      };
    })
    .filter(({ modules }) => modules.length > 0 || !isFiltering(filter))
    .sort((a, b) => byRank(a.stack.changes, b.stack.changes));
}
