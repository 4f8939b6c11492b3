import { Flex, Text } from '@backstage/ui';
import type {
  EnvironmentTopology,
  ObservedNetwork,
} from '@lakeport/backstage-plugin-databricks-common';
import { useMemo } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EmptyState } from '../common/EmptyState';
import { ObservedState } from './ObservedState';
import { TopologyExplorer } from './TopologyExplorer';
import { differenceView } from './differenceView';

/** What is declared against what is there, in one picture. */
export function DifferenceExplorer(props: {
  declared: EnvironmentTopology['topology'];
  network: ObservedNetwork;
  fileName: string;
  onSelected?: (id: string | undefined) => void;
  initiallySelected?: string;
}) {
  const { declared, network, ...rest } = props;
  const { t } = useDatabricksTranslation();
  // Read again and the same: another time is no reason to draw anew.
  const { topology, health, entities, kinds, gaps } = network;
  const view = useMemo(
    () => differenceView(declared, { topology, health, entities, kinds, gaps }),
    [declared, topology, health, entities, kinds, gaps],
  );
  const isPartial = network.gaps.length > 0 || network.errors.length > 0;
  return (
    <Flex direction="column" gap="4">
      <ObservedState network={network} />
      <Text as="p" variant="body-small" color="secondary">
        {t('observed.difference.note')}
      </Text>
      {view.topology.nodes.length === 0 ? (
        <EmptyState
          title={t('topology.emptyTitle')}
          hint={t('observed.difference.emptyHint')}
        />
      ) : (
        <TopologyExplorer
          {...rest}
          view={view}
          mode="difference"
          isPartial={isPartial}
        />
      )}
    </Flex>
  );
}
