import type { TopologyNode } from '@lakeport/topology';

/** A detail as text; a dash where there is none. */
export function detailText(value: TopologyNode[string]): string {
  const text = Array.isArray(value) ? value.join(', ') : String(value ?? '');
  return text === '' ? '–' : text;
}
