import { Flex } from '@backstage/ui';
import type { ObservedNetwork } from '@lakeport/backstage-plugin-databricks-common';
import { useMemo } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EmptyState } from '../common/EmptyState';
import { ObservedState } from './ObservedState';
import { TopologyExplorer } from './TopologyExplorer';
import { observedView } from './observedView';

/** A network as it is, with what is wrong with it and what could not be read. */
export function ObservedExplorer(props: {
  network: ObservedNetwork;
  fileName: string;
  onSelected?: (id: string | undefined) => void;
  initiallySelected?: string;
}) {
  const { network, ...rest } = props;
  const { t } = useDatabricksTranslation();
  // Read again and the same: another time is no reason to draw anew.
  const { topology, health, entities } = network;
  const view = useMemo(
    () => observedView({ topology, health, entities }),
    [topology, health, entities],
  );
  const isPartial = network.gaps.length > 0 || network.errors.length > 0;
  return (
    <Flex direction="column" gap="4">
      <ObservedState network={network} />
      {view.topology.nodes.length === 0 ? (
        <EmptyState
          title={t('topology.emptyTitle')}
          hint={t(isPartial ? 'observed.emptyPartial' : 'observed.emptyHint')}
        />
      ) : (
        <TopologyExplorer
          {...rest}
          view={view}
          mode="observed"
          isPartial={isPartial}
        />
      )}
    </Flex>
  );
}
