import {
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
import { useMemo, type ReactElement } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { ActorName } from '../common/ActorName';
import { CommitName } from '../common/CommitName';
import { EntityLink } from '../common/EntityLink';
import { ExternalLink } from '../common/ExternalLink';
import { StatusText } from '../common/StatusText';
import { formatDuration } from '../common/formatDuration';
import { formatTime } from '../common/formatTime';
import { TableSection } from '../common/TableSection';
import { RehearsalBadge } from './RehearsalBadge';
import { commitUrlOf } from './commitUrlOf';
import { stateTone } from './stateTone';
import { useChangesText } from '../plan/useChangesText';

/** A page of deployments; what opens one of them is for the caller to say. */
export function DeploymentsTable(props: {
  deployments: Deployment[];
  pagination: TablePaginationType;
  label: string;
  /** What stands there when nothing fits a filter. */
  emptyState: string;
  /** A button or link that opens a deployment. */
  opener: (deployment: Deployment) => ReactElement;
  /** Whether they are of several environments, so that each says of which. */
  withEnvironment?: boolean;
}) {
  const { opener, withEnvironment = false } = props;
  const { t } = useDatabricksTranslation();
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
        id: 'environment',
        label: t('deployments.environment'),
        isHidden: !withEnvironment,
        cell: ({ entityRef, project, environment }) => (
          <Cell>
            <EntityLink entityRef={entityRef}>
              {`${project}/${environment}`}
            </EntityLink>
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
        id: 'commit',
        label: t('deployments.commit'),
        width: '0.8fr',
        cell: item => (
          <Cell>
            {item.commit ? (
              <CommitName commit={item.commit} url={commitUrlOf(item)} />
            ) : (
              '–'
            )}
          </Cell>
        ),
      },
      {
        id: 'requestedBy',
        label: t('deployments.requestedBy'),
        cell: item => (
          <Cell>
            <ActorName actor={item.requestedBy} />
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
        cell: item => <Cell>{opener(item)}</Cell>,
      },
    ],
    [t, changesText, opener, withEnvironment],
  );
  return (
    <TableSection label={props.label} minWidth="60rem">
      <Table
        columnConfig={columns}
        data={props.deployments}
        pagination={props.pagination}
        emptyState={props.emptyState}
      />
    </TableSection>
  );
}
