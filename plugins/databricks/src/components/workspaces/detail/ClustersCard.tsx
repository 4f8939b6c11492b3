import { CellText, type ColumnConfig } from '@backstage/ui';
import type { Cluster } from '@lakeport/backstage-plugin-databricks-common';
import { useMemo } from 'react';
import { useClusters } from '../../../queries/useClusters';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { formatCount } from '../../common/formatCount';
import { statusTone } from '../../common/statusTone';
import { computeColumns } from './computeColumns';
import { ComputeList } from './ComputeList';

function workersOf({ workers, minWorkers, maxWorkers }: Cluster): string {
  if (minWorkers !== undefined && maxWorkers !== undefined) {
    return `${formatCount(minWorkers)}–${formatCount(maxWorkers)}`;
  }
  return workers === undefined ? '–' : formatCount(workers);
}

/** The clusters of a workspace with their states. */
export function ClustersCard({ workspaceId }: { workspaceId: string }) {
  const { t } = useDatabricksTranslation();
  const query = useClusters(workspaceId);
  const columns = useMemo<ColumnConfig<Cluster>[]>(() => {
    const shared = computeColumns(t);
    return [
      shared.name,
      shared.state,
      {
        id: 'workers',
        label: t('estate.compute.workers'),
        cell: item => <CellText title={workersOf(item)} />,
      },
      {
        id: 'node',
        label: t('estate.compute.nodeType'),
        cell: ({ nodeType, sparkVersion }) => (
          <CellText title={nodeType ?? '–'} description={sparkVersion} />
        ),
      },
      {
        id: 'policy',
        label: t('estate.compute.policy'),
        cell: ({ policyId }) => <CellText title={policyId ?? '–'} />,
      },
      shared.creator,
    ];
  }, [t]);
  return (
    <ComputeList
      title={t('estate.clusters.title')}
      what={t('estate.clusters.what')}
      query={query}
      columns={columns}
      hasFailed={({ state }) => statusTone(state) === 'danger'}
      empty={{
        title: t('estate.clusters.emptyTitle'),
        hint: t('estate.clusters.emptyHint'),
      }}
    />
  );
}
