import { useMemo } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import type { FlowLabels } from './flowElements';
import { useSummaryText } from './useSummaryText';

/** What the picture's parts and connections are called, in the reader's language. */
export function useFlowLabels(): FlowLabels {
  const { t } = useDatabricksTranslation();
  const summaryText = useSummaryText();
  return useMemo<FlowLabels>(
    () => ({
      node: (part, parent, summary) => {
        const names = { kind: t(`kinds.${part.kind}`), name: part.name };
        return [
          parent
            ? t('topology.nodeInLabel', { ...names, parent: parent.name })
            : t('topology.nodeLabel', names),
          summaryText(summary),
        ]
          .filter(Boolean)
          .join(': ');
      },
      edge: (source, kind, target) =>
        t('topology.edgeLabel', {
          source,
          kind: t(`connections.${kind}`),
          target,
        }),
      edgeStatus: status =>
        status === undefined || status === 'same' || status === 'not-compared'
          ? undefined
          : t(`observed.edgeStatus.${status}`),
    }),
    [t, summaryText],
  );
}
