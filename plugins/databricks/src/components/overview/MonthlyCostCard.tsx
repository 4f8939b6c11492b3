import {
  Card,
  CardBody,
  CardHeader,
  CellText,
  Table,
  Text,
  type ColumnConfig,
} from '@backstage/ui';
import { useMemo } from 'react';
import type { EnvironmentTopology } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { formatMoney } from '../common/formatMoney';

type MonthlyCost = EnvironmentTopology['monthlyCost'];
type Row = MonthlyCost['items'][number] & { id: string };

/** What the environment costs while nobody uses it, with the date of the prices. */
export function MonthlyCostCard(props: {
  cost: MonthlyCost;
  /** The same while the network is asleep, where it can be. */
  asleep?: MonthlyCost;
}) {
  const { currency, asOf, total, items } = props.cost;
  const { t } = useDatabricksTranslation();
  const columns = useMemo<ColumnConfig<Row>[]>(
    () => [
      {
        id: 'resource',
        label: t('cost.resource'),
        isRowHeader: true,
        cell: item => <CellText title={item.name} description={item.type} />,
      },
      {
        id: 'quantity',
        label: t('cost.quantity'),
        cell: item => <CellText title={String(item.quantity)} />,
      },
      {
        id: 'unitPrice',
        label: t('cost.unitPrice'),
        cell: item => (
          <CellText title={formatMoney(item.unitPrice, currency)} />
        ),
      },
      {
        id: 'monthly',
        label: t('cost.monthly'),
        cell: item => <CellText title={formatMoney(item.monthly, currency)} />,
      },
    ],
    [t, currency],
  );
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('cost.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <Text as="p" variant="title-small" weight="bold">
          {t('cost.total')}: {formatMoney(total, currency)}
        </Text>
        {props.asleep && (
          <Text as="p">
            {t('cost.asleep', {
              amount: formatMoney(props.asleep.total, props.asleep.currency),
            })}
          </Text>
        )}
        <Text as="p" variant="body-small" color="secondary">
          {t('cost.note', { asOf })}
        </Text>
        <section aria-label={t('cost.tableLabel')}>
          <Table
            columnConfig={columns}
            data={items.map((item, index) => ({
              ...item,
              id: `${index} ${item.name}`,
            }))}
            pagination={{ type: 'none' }}
            emptyState={t('cost.empty')}
          />
        </section>
      </CardBody>
    </Card>
  );
}
