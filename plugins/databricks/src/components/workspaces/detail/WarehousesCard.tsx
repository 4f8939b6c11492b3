import { CellText, type ColumnConfig } from '@backstage/ui';
import type { Warehouse } from '@lakeport/backstage-plugin-databricks-common';
import { useMemo } from 'react';
import { useWarehouses } from '../../../queries/useWarehouses';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { formatCount } from '../../common/formatCount';
import { statusTone } from '../../common/statusTone';
import { computeColumns } from './computeColumns';
import { ComputeList } from './ComputeList';

/** The SQL warehouses of a workspace with their states. */
export function WarehousesCard({ workspaceId }: { workspaceId: string }) {
  const { t } = useDatabricksTranslation();
  const query = useWarehouses(workspaceId);
  const columns = useMemo<ColumnConfig<Warehouse>[]>(() => {
    const shared = computeColumns(t);
    return [
      shared.name,
      shared.state,
      {
        id: 'size',
        label: t('estate.warehouses.size'),
        cell: ({ size, type, serverless }) => (
          <CellText
            title={size ?? '–'}
            description={serverless ? t('estate.warehouses.serverless') : type}
          />
        ),
      },
      {
        id: 'clusters',
        label: t('estate.warehouses.clusters'),
        cell: ({ minClusters, maxClusters }) => (
          <CellText
            title={
              [minClusters, maxClusters]
                .filter(count => count !== undefined)
                .map(formatCount)
                .join('–') || '–'
            }
          />
        ),
      },
      {
        id: 'stop',
        label: t('estate.warehouses.autoStop'),
        cell: ({ autoStopMinutes: minutes }) => (
          <CellText
            title={
              minutes === undefined
                ? '–'
                : t('estate.warehouses.minutes', { count: minutes })
            }
          />
        ),
      },
      shared.creator,
    ];
  }, [t]);
  return (
    <ComputeList
      title={t('estate.warehouses.title')}
      what={t('estate.warehouses.what')}
      query={query}
      columns={columns}
      hasFailed={({ state }) => statusTone(state) === 'danger'}
      empty={{
        title: t('estate.warehouses.emptyTitle'),
        hint: t('estate.warehouses.emptyHint'),
      }}
    />
  );
}
