import { CellText, Table, useTable, type ColumnConfig } from '@backstage/ui';
import { useMemo } from 'react';
import { blockSize } from '../../components/platform/blockSize';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import type { NetworkPool, PoolPart } from './NetworkPool';

type Row = PoolPart & { id: string };

/** An address pool as a table: all that its picture shows. */
export function AddressPoolTable(props: { pool: NetworkPool }) {
  const { parts } = props.pool;
  const { t } = useDatabricksTranslation();
  const data = useMemo<Row[]>(
    () => parts.map(part => ({ ...part, id: `${part.cidr} ${part.who}` })),
    [parts],
  );
  const columns = useMemo<ColumnConfig<Row>[]>(
    () => [
      {
        id: 'cidr',
        label: t('field.network.range'),
        isRowHeader: true,
        cell: item => <CellText title={item.cidr} />,
      },
      {
        id: 'size',
        label: t('field.network.addresses'),
        cell: item => <CellText title={String(blockSize(item.block))} />,
      },
      {
        id: 'kind',
        label: t('field.network.state'),
        cell: item => <CellText title={t(`field.network.kind.${item.kind}`)} />,
      },
      {
        id: 'who',
        label: t('field.network.who'),
        cell: item => <CellText title={item.who || t('overview.none')} />,
      },
    ],
    [t],
  );
  const { tableProps } = useTable({
    mode: 'complete',
    data,
    paginationOptions: { pageSize: 20 },
  });
  return <Table columnConfig={columns} {...tableProps} />;
}
