import type { TerraformJson } from './TerraformJson';

/**
 * How many resources of each type a synthesized stack has, sorted by type. A
 * literal `count` is taken into account; data sources are not resources.
 *
 * @public
 */
export function countResources(stack: TerraformJson): Record<string, number> {
  return Object.fromEntries(
    Object.entries(stack.resource ?? {})
      .map(([type, byName]): [string, number] => [
        type,
        Object.values(byName).reduce(
          (sum, { count }) => sum + (typeof count === 'number' ? count : 1),
          0,
        ),
      ])
      .filter(([, count]) => count > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
