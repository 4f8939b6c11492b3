import type { ObservedNetwork } from '@lakeport/backstage-plugin-databricks-common';
import type { Topology } from '@lakeport/topology';

/** A graph as answers carry it: a detail that is not known is left out. */
export function shownTopology({
  nodes,
  edges,
}: Topology): ObservedNetwork['topology'] {
  return {
    nodes: nodes.map(({ id, kind, name, parent, ...rest }) => {
      const details: Record<string, string | number | boolean | string[]> = {};
      for (const [key, value] of Object.entries(rest)) {
        if (value !== undefined) {
          details[key] = value;
        }
      }
      return {
        ...details,
        id,
        kind,
        name,
        ...(parent !== undefined && { parent }),
      };
    }),
    edges,
  };
}
