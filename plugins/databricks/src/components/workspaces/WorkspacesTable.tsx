import {
  Cell,
  CellText,
  Table,
  Text,
  type ColumnConfig,
  type TablePaginationType,
} from '@backstage/ui';
import { useMemo } from 'react';
import type { Workspace } from '@lakeport/backstage-plugin-databricks-common';
import { useMetastoreNames } from '../../queries/useMetastoreNames';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EntityLink } from '../common/EntityLink';
import { ExternalLink } from '../common/ExternalLink';
import { StatusText } from '../common/StatusText';
import { TableSection } from '../common/TableSection';
import { MetastoreLink } from '../estate/MetastoreLink';
import { WorkspaceLink } from './WorkspaceLink';

function environmentName(workspace: Workspace): string | undefined {
  return workspace.project && workspace.environment
    ? `${workspace.project}/${workspace.environment}`
    : undefined;
}

/** A page of workspaces, in the order of the server: by account and name. */
export function WorkspacesTable(props: {
  workspaces: Workspace[];
  pagination: TablePaginationType;
  /** Whether another page is being read. */
  isStale: boolean;
}) {
  const { workspaces, pagination, isStale } = props;
  const { t } = useDatabricksTranslation();
  const metastoreNames = useMetastoreNames();
  const columns = useMemo<ColumnConfig<Workspace>[]>(
    () => [
      {
        id: 'name',
        label: t('workspaces.name'),
        width: '1.4fr',
        isRowHeader: true,
        cell: item => (
          <Cell>
            <WorkspaceLink workspace={item} />
            <Text as="p" variant="body-small" color="secondary">
              {item.id}
            </Text>
          </Cell>
        ),
      },
      {
        id: 'status',
        label: t('workspaces.status'),
        width: '1.2fr',
        cell: item => (
          <Cell>
            <StatusText status={item.status} />
            {item.statusMessage && (
              <Text as="p" variant="body-small" color="secondary">
                {item.statusMessage}
              </Text>
            )}
          </Cell>
        ),
      },
      {
        id: 'region',
        label: t('workspaces.region'),
        cell: item => <CellText title={item.region || '–'} />,
      },
      {
        id: 'account',
        label: t('workspaces.account'),
        width: '1.6fr',
        cell: item => (
          <Cell>
            <Text>{item.accountId || t('estate.list.noAccount')}</Text>
          </Cell>
        ),
      },
      {
        id: 'environment',
        label: t('workspaces.environment'),
        cell: item => {
          const name = environmentName(item);
          return item.environmentRef ? (
            <Cell>
              <EntityLink entityRef={item.environmentRef}>{name}</EntityLink>
            </Cell>
          ) : (
            <Cell>
              <Text>{name ?? t('workspaces.noEnvironment')}</Text>
            </Cell>
          );
        },
      },
      {
        id: 'metastore',
        label: t('workspaces.metastore'),
        cell: ({ metastoreId }) => {
          if (!metastoreId) {
            return <CellText title={t('workspaces.noMetastore')} />;
          }
          const name = metastoreNames.get(metastoreId) ?? metastoreId;
          return (
            <Cell>
              <MetastoreLink
                metastoreId={metastoreId}
                label={t('estate.metastoreLabel', { name })}
              >
                {name}
              </MetastoreLink>
            </Cell>
          );
        },
      },
      {
        id: 'open',
        label: t('workspaces.open'),
        width: 90,
        cell: item => (
          <Cell>
            <ExternalLink
              href={item.url}
              label={t('workspaces.openLabel', { name: item.name })}
            >
              {t('workspaces.open')}
            </ExternalLink>
          </Cell>
        ),
      },
    ],
    [t, metastoreNames],
  );
  return (
    <TableSection label={t('workspaces.tableLabel')} minWidth="60rem">
      <Table
        columnConfig={columns}
        data={workspaces}
        pagination={pagination}
        isStale={isStale}
        emptyState={t('workspaces.noMatch')}
      />
    </TableSection>
  );
}
