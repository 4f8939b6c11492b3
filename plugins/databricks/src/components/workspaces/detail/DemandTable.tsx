import { CellText, Table, useTable, type ColumnConfig } from '@backstage/ui';
import type { WorkspaceCapacity } from '@lakeport/backstage-plugin-databricks-common';
import { useMemo } from 'react';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { formatCount } from '../../common/formatCount';
import { TableSection } from '../../common/TableSection';

const PAGE_SIZE = 10;

type Demand = WorkspaceCapacity['demands'][number];

/** What may still be started, the largest first, and how many addresses that takes. */
export function DemandTable(props: {
  demands: Demand[];
  addressesPerNode: number | undefined;
}) {
  const { demands, addressesPerNode } = props;
  const { t } = useDatabricksTranslation();
  const rows = useMemo(
    // Ids of clusters, pools and warehouses are each their own.
    () =>
      demands.map(demand => ({ ...demand, id: `${demand.kind} ${demand.id}` })),
    [demands],
  );
  const { tableProps } = useTable({
    mode: 'complete',
    data: rows,
    paginationOptions: { pageSize: PAGE_SIZE },
  });
  const columns = useMemo<ColumnConfig<Demand>[]>(
    () => [
      {
        id: 'name',
        label: t('estate.name'),
        isRowHeader: true,
        cell: ({ name }) => <CellText title={name} />,
      },
      {
        id: 'kind',
        label: t('estate.capacity.kind'),
        cell: ({ kind }) => (
          <CellText title={t(`estate.capacity.kinds.${kind}`)} />
        ),
      },
      {
        id: 'now',
        label: t('estate.capacity.nodesNow'),
        cell: ({ nodesNow }) => <CellText title={formatCount(nodesNow)} />,
      },
      {
        id: 'max',
        label: t('estate.capacity.nodesMax'),
        cell: ({ nodesMax }) => <CellText title={formatCount(nodesMax)} />,
      },
      {
        id: 'addresses',
        label: t('estate.capacity.addresses'),
        cell: ({ nodesNow, nodesMax }) => (
          <CellText
            title={
              addressesPerNode === undefined
                ? '–'
                : formatCount(
                    Math.max(0, nodesMax - nodesNow) * addressesPerNode,
                  )
            }
          />
        ),
      },
    ],
    [t, addressesPerNode],
  );
  return (
    <TableSection label={t('estate.capacity.demands')} minWidth="38rem">
      <Table
        {...tableProps}
        pagination={
          rows.length > PAGE_SIZE ? tableProps.pagination : { type: 'none' }
        }
        columnConfig={columns}
        emptyState={t('estate.capacity.noDemands')}
      />
    </TableSection>
  );
}
