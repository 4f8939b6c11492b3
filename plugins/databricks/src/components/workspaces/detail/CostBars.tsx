import { CellText, Table, type ColumnConfig } from '@backstage/ui';
import type { WorkspaceCost } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { Disclosure } from '../../common/Disclosure';
import { formatDay } from '../../common/formatDay';
import { formatMoney } from '../../common/formatMoney';
import { TableSection } from '../../common/TableSection';
import styles from './detail.module.css';

type Day = NonNullable<WorkspaceCost['days']>[number];
type Row = Day & { id: string };

/** What each day has cost: as bars, and the same as a table. */
export function CostBars(props: { days: readonly Day[]; currency: string }) {
  const { days, currency } = props;
  const { t } = useDatabricksTranslation();
  const first = days.at(0);
  const last = days.at(-1);
  if (!first || !last) {
    return null;
  }
  const highest = days.reduce((a, b) => (b.amount > a.amount ? b : a));
  const columns: ColumnConfig<Row>[] = [
    {
      id: 'day',
      label: t('estate.cost.day'),
      isRowHeader: true,
      cell: ({ date }) => <CellText title={formatDay(date)} />,
    },
    {
      id: 'amount',
      label: t('estate.cost.amount'),
      cell: ({ amount }) => <CellText title={formatMoney(amount, currency)} />,
    },
  ];
  return (
    <div>
      <div
        role="img"
        aria-label={t('estate.cost.picture', {
          from: formatDay(first.date),
          to: formatDay(last.date),
          day: formatDay(highest.date),
          amount: formatMoney(highest.amount, currency),
        })}
        className={styles.days}
      >
        {days.map(({ date, amount }) => (
          <div
            key={date}
            className={styles.day}
            title={`${formatDay(date)}: ${formatMoney(amount, currency)}`}
            style={{
              blockSize: `${
                highest.amount > 0
                  ? (100 * Math.max(0, amount)) / highest.amount
                  : 0
              }%`,
            }}
          />
        ))}
      </div>
      <div className={styles.axis} aria-hidden>
        <span>{formatDay(first.date)}</span>
        <span>{formatDay(last.date)}</span>
      </div>
      <Disclosure summary={t('estate.cost.asTable')}>
        <TableSection label={t('estate.cost.days')}>
          <Table
            columnConfig={columns}
            data={days.map(day => ({ ...day, id: day.date }))}
            pagination={{ type: 'none' }}
          />
        </TableSection>
      </Disclosure>
    </div>
  );
}
