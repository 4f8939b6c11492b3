import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Cell,
  CellText,
  Flex,
  Table,
  Text,
  type ColumnConfig,
  type TablePaginationType,
} from '@backstage/ui';
import {
  isFinished,
  type Deployment,
} from '@lakeport/backstage-plugin-databricks-common';
import { useMemo } from 'react';
import { databricksTranslationRef } from '../../translation';
import { EntityLink } from '../common/EntityLink';
import { ExternalLink } from '../common/ExternalLink';
import { StatusText } from '../common/StatusText';
import { formatDuration } from '../common/formatDuration';
import { formatTime } from '../common/formatTime';
import { RehearsalBadge } from './RehearsalBadge';
import { stateTone } from './stateTone';
import { useChangesText } from './useChangesText';

/** Deployments of one environment; one of them can be opened below the table. */
export function DeploymentsTable(props: {
  deployments: Deployment[];
  pagination: TablePaginationType;
  selected: string | undefined;
  onSelect: (id: string) => void;
}) {
  const { selected, onSelect } = props;
  const { t } = useTranslationRef(databricksTranslationRef);
  const changesText = useChangesText();
  const columns = useMemo<ColumnConfig<Deployment>[]>(
    () => [
      {
        id: 'operation',
        label: t('deployments.operation'),
        isRowHeader: true,
        cell: item => (
          <Cell>
            <Flex align="center" gap="2">
              {item.operation}
              {item.rehearsal && <RehearsalBadge />}
            </Flex>
          </Cell>
        ),
      },
      {
        id: 'state',
        label: t('deployments.state'),
        cell: item => (
          <Cell>
            <StatusText status={item.state} tone={stateTone(item.state)} />
          </Cell>
        ),
      },
      {
        id: 'changes',
        label: t('deployments.changes'),
        width: '1.6fr',
        cell: ({ plan, result }) => (
          // Not CellText: that cuts off what does not fit on one line.
          <Cell>
            <Text>
              {result && changesText(result, 'done')}
              {!result && plan && changesText(plan, 'planned')}
              {!result && !plan && '–'}
            </Text>
          </Cell>
        ),
      },
      {
        id: 'requestedBy',
        label: t('deployments.requestedBy'),
        cell: item => (
          <Cell>
            <EntityLink entityRef={item.requestedBy} />
          </Cell>
        ),
      },
      {
        id: 'requestedAt',
        label: t('deployments.requestedAt'),
        cell: item => (
          <Cell>
            <Text>{formatTime(item.requestedAt)}</Text>
          </Cell>
        ),
      },
      {
        id: 'duration',
        label: t('deployments.duration'),
        width: '0.8fr',
        cell: item => {
          const duration = formatDuration(
            item.requestedAt,
            item.finishedAt ?? item.updatedAt,
          );
          return (
            <CellText
              title={
                isFinished(item)
                  ? duration ?? '–'
                  : t('deployments.running', { duration: duration ?? '' })
              }
            />
          );
        },
      },
      {
        id: 'run',
        label: t('deployments.run'),
        width: '0.8fr',
        cell: item =>
          item.runUrl ? (
            <Cell>
              <ExternalLink
                href={item.runUrl}
                label={t('deployments.openRunLabel', {
                  operation: item.operation,
                  time: formatTime(item.requestedAt),
                })}
              >
                {t('deployments.openRun')}
              </ExternalLink>
            </Cell>
          ) : (
            <CellText title={t('deployments.noRun')} />
          ),
      },
      {
        id: 'details',
        label: t('deployments.details'),
        width: '0.8fr',
        cell: item => (
          <Cell>
            <Button
              size="small"
              variant={item.id === selected ? 'primary' : 'secondary'}
              aria-label={t('deployments.showDetails', {
                operation: item.operation,
                time: formatTime(item.requestedAt),
              })}
              onPress={() => onSelect(item.id)}
            >
              {t('deployments.details')}
            </Button>
          </Cell>
        ),
      },
    ],
    [t, changesText, selected, onSelect],
  );
  return (
    <section aria-label={t('deployments.tableLabel')}>
      <Table
        columnConfig={columns}
        data={props.deployments}
        pagination={props.pagination}
      />
    </section>
  );
}
