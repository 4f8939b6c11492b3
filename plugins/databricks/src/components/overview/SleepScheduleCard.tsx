import {
  Card,
  CardBody,
  CardHeader,
  CellText,
  Table,
  Text,
  type ColumnConfig,
} from '@backstage/ui';
import type {
  EnvironmentOperations,
  SleepSchedule,
} from '@lakeport/backstage-plugin-databricks-common';
import { useMemo } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';

type Row = SleepSchedule['entries'][number] & { id: string };

function Schedule(props: { schedule: SleepSchedule }) {
  const { timeZone, entries } = props.schedule;
  const { t } = useDatabricksTranslation();
  const columns = useMemo<ColumnConfig<Row>[]>(
    () => [
      {
        id: 'at',
        label: t('sleep.at'),
        isRowHeader: true,
        cell: ({ at }) => <CellText title={at} />,
      },
      {
        id: 'operation',
        label: t('sleep.operation'),
        cell: ({ operation }) => (
          <CellText title={t(`sleep.operations.${operation}`)} />
        ),
      },
    ],
    [t],
  );
  return (
    <>
      <Text as="p">{t('sleep.zone', { timeZone })}</Text>
      <section aria-label={t('sleep.tableLabel')}>
        <Table
          columnConfig={columns}
          data={entries.map((entry, index) => ({ ...entry, id: `${index}` }))}
          pagination={{ type: 'none' }}
        />
      </section>
    </>
  );
}

/** When the network of an environment sleeps, and whether it does now. */
export function SleepScheduleCard(props: {
  operations: Pick<EnvironmentOperations, 'sleepSchedule' | 'asleep'>;
}) {
  const { sleepSchedule, asleep } = props.operations;
  const { t } = useDatabricksTranslation();
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('sleep.title')}
        </Text>
      </CardHeader>
      <CardBody>
        {asleep !== undefined && (
          <Text as="p" weight="bold">
            {t(asleep ? 'sleep.asleep' : 'sleep.awake')}
          </Text>
        )}
        {sleepSchedule ? (
          <Schedule schedule={sleepSchedule} />
        ) : (
          <Text as="p" color="secondary">
            {t('sleep.none')}
          </Text>
        )}
      </CardBody>
    </Card>
  );
}
