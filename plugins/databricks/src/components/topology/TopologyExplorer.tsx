import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import type { Topology } from '@lakeport/topology';
import { useCallback, useMemo, useState } from 'react';
import { databricksTranslationRef } from '../../translation';
import { SelectedPart } from './SelectedPart';
import { TopologyLegend } from './TopologyLegend';
import { TopologyPicture } from './TopologyPicture';
import { TopologyTables } from './TopologyTables';
import { TracePanel } from './TracePanel';
import { foldTopology } from './foldTopology';
import { initialFolds } from './initialFolds';

/** Picture, legend, the selected part, traces and the tables of one topology. */
export function TopologyExplorer({ topology }: { topology: Topology }) {
  const { t } = useTranslationRef(databricksTranslationRef);
  const [folds, setFolds] = useState(() => initialFolds(topology));
  const [selected, setSelected] = useState<string>();
  const folded = useMemo(
    () => foldTopology(topology, folds),
    [topology, folds],
  );
  const toggle = useCallback(
    (id: string) =>
      setFolds(current => {
        const next = new Set(current);
        if (!next.delete(id)) {
          next.add(id);
        }
        return next;
      }),
    [],
  );
  return (
    <Flex direction="column" gap="4">
      {folds.size > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('topology.tooLarge')}
        </Text>
      )}
      <TopologyPicture
        // Another set of parts is another picture: fitted into view anew.
        key={[...folds].sort().join(' ')}
        folded={folded}
        selected={selected}
        onSelect={setSelected}
      />
      <TopologyLegend topology={folded.topology} />
      <SelectedPart
        part={topology.nodes.find(node => node.id === selected)}
        container={topology.nodes.some(node => node.parent === selected)}
        folded={selected !== undefined && folds.has(selected)}
        onToggle={toggle}
      />
      {topology.nodes.some(node => node.kind === 'workspace') && (
        <TracePanel topology={topology} onSelect={setSelected} />
      )}
      <TopologyTables topology={topology} />
    </Flex>
  );
}
