import type { TopologyNode } from '@lakeport/topology';

const NAMED = new Set(['id', 'kind', 'name', 'parent']);

/** What a node tells beside its kind, name and place, as name-value pairs. */
export function nodeDetail(node: TopologyNode): Array<[string, string]> {
  return Object.entries(node).flatMap(
    ([key, value]): Array<[string, string]> => {
      const text = Array.isArray(value)
        ? value.join(', ')
        : String(value ?? '');
      return NAMED.has(key) || text === '' ? [] : [[key, text]];
    },
  );
}
