import { CellText, Table, type ColumnConfig } from '@backstage/ui';
import type { WorkspaceCost } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { formatCount } from '../../common/formatCount';
import { formatMoney } from '../../common/formatMoney';
import { TableSection } from '../../common/TableSection';

type Product = NonNullable<WorkspaceCost['products']>[number];
type Row = Product & { id: string };

/** What each product of Databricks has cost, the dearest first. */
export function CostByProduct(props: {
  products: readonly Product[];
  currency: string;
}) {
  const { products, currency } = props;
  const { t } = useDatabricksTranslation();
  const columns: ColumnConfig<Row>[] = [
    {
      id: 'product',
      label: t('estate.cost.product'),
      isRowHeader: true,
      cell: ({ product }) => <CellText title={product} />,
    },
    {
      id: 'dbus',
      label: t('estate.cost.dbus'),
      cell: ({ dbus }) => <CellText title={formatCount(dbus)} />,
    },
    {
      id: 'amount',
      label: t('estate.cost.amount'),
      cell: ({ amount }) => <CellText title={formatMoney(amount, currency)} />,
    },
  ];
  return (
    <TableSection label={t('estate.cost.products')}>
      <Table
        columnConfig={columns}
        data={[...products]
          .sort((a, b) => b.amount - a.amount)
          .map(product => ({ ...product, id: product.product }))}
        pagination={{ type: 'none' }}
        emptyState={t('estate.cost.noUsage')}
      />
    </TableSection>
  );
}
