import { useCallback } from 'react';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import type { LineageGraphNode } from './LineageGraph';

/** The name of a table or column, and what a screen reader says of it. */
export function useLineageText() {
  const { t } = useDatabricksTranslation();
  return useCallback(
    ({ node, distance, isStart, isExpanded }: LineageGraphNode) => {
      const { catalog, schema, table, column, hidden } = node;
      if (hidden) {
        const name = t('explorer.lineage.hidden');
        return { name, place: '', where: '–', label: name };
      }
      const name = column ?? table;
      const place = [catalog, schema, ...(column ? [table] : [])].join('.');
      const number = String(Math.abs(distance));
      let where: string = t('explorer.lineage.beside');
      if (isStart) {
        where = t('explorer.lineage.here');
      } else if (distance !== 0) {
        where = t(
          distance < 0
            ? 'explorer.lineage.upstreamBy'
            : 'explorer.lineage.downstreamBy',
          { number },
        );
      }
      return {
        where,
        name,
        place,
        label: t(
          isExpanded
            ? 'explorer.lineage.nodeLabel'
            : 'explorer.lineage.closedNodeLabel',
          { name: `${place}.${name}`, where },
        ),
      };
    },
    [t],
  );
}
