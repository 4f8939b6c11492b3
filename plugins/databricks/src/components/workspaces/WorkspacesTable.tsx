import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Cell,
  CellText,
  SearchField,
  Table,
  Text,
  useTable,
  type ColumnConfig,
  type SortDescriptor,
} from '@backstage/ui';
import { useMemo } from 'react';
import type { Workspace } from '@lakeport/backstage-plugin-databricks-common';
import { databricksTranslationRef } from '../../translation';
import { EntityLink } from '../common/EntityLink';
import { ExternalLink } from '../common/ExternalLink';
import { StatusText } from '../common/StatusText';

const SORT_KEYS: Record<string, (workspace: Workspace) => string> = {
  name: workspace => workspace.name,
  status: workspace => workspace.status,
  region: workspace => workspace.region,
  account: workspace => workspace.accountId,
  environment: workspace => environmentName(workspace) ?? '',
  metastore: workspace => workspace.metastoreId ?? '',
};

function environmentName(workspace: Workspace): string | undefined {
  return workspace.project && workspace.environment
    ? `${workspace.project}/${workspace.environment}`
    : undefined;
}

function sortWorkspaces(
  workspaces: Workspace[],
  { column, direction }: SortDescriptor,
): Workspace[] {
  const key = SORT_KEYS[String(column)] ?? SORT_KEYS.name;
  const sign = direction === 'descending' ? -1 : 1;
  return [...workspaces].sort(
    (a, b) => sign * key(a).localeCompare(key(b), 'en', { numeric: true }),
  );
}

function searchWorkspaces(workspaces: Workspace[], search: string) {
  const wanted = search.trim().toLocaleLowerCase('en-US');
  return workspaces.filter(workspace =>
    [workspace.id, ...Object.values(SORT_KEYS).map(key => key(workspace))].some(
      text => text.toLocaleLowerCase('en-US').includes(wanted),
    ),
  );
}

/** The workspaces, sortable by every column and filtered by what is typed. */
export function WorkspacesTable(props: {
  workspaces: Workspace[];
  /** Entity refs of the registered environments by `<project>/<environment>`. */
  environmentRefs: Record<string, string>;
}) {
  const { environmentRefs } = props;
  const { t } = useTranslationRef(databricksTranslationRef);
  const { tableProps, search } = useTable({
    mode: 'complete',
    data: props.workspaces,
    initialSort: { column: 'name', direction: 'ascending' },
    sortFn: sortWorkspaces,
    searchFn: searchWorkspaces,
    paginationOptions: { pageSize: 20 },
  });

  const columns = useMemo<ColumnConfig<Workspace>[]>(
    () => [
      {
        id: 'name',
        label: t('workspaces.name'),
        width: '1.4fr',
        isRowHeader: true,
        isSortable: true,
        cell: item =>
          item.entityRef ? (
            <Cell>
              <EntityLink entityRef={item.entityRef}>{item.name}</EntityLink>
            </Cell>
          ) : (
            <CellText title={item.name} description={item.id} />
          ),
      },
      {
        id: 'status',
        label: t('workspaces.status'),
        isSortable: true,
        cell: item => (
          <Cell>
            <StatusText status={item.status} />
          </Cell>
        ),
      },
      {
        id: 'region',
        label: t('workspaces.region'),
        isSortable: true,
        cell: item => <CellText title={item.region} />,
      },
      {
        id: 'account',
        label: t('workspaces.account'),
        isSortable: true,
        width: '1.6fr',
        cell: item => (
          <Cell>
            <Text>{item.accountId}</Text>
          </Cell>
        ),
      },
      {
        id: 'environment',
        label: t('workspaces.environment'),
        isSortable: true,
        cell: item => {
          const name = environmentName(item);
          const entityRef = name && environmentRefs[name];
          return entityRef ? (
            <Cell>
              <EntityLink entityRef={entityRef}>{name}</EntityLink>
            </Cell>
          ) : (
            <CellText title={name ?? t('workspaces.noEnvironment')} />
          );
        },
      },
      {
        id: 'metastore',
        label: t('workspaces.metastore'),
        width: '1.6fr',
        isSortable: true,
        cell: item => (
          <Cell>
            <Text>{item.metastoreId ?? t('workspaces.noMetastore')}</Text>
          </Cell>
        ),
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
    [t, environmentRefs],
  );

  return (
    <>
      <SearchField
        aria-label={t('workspaces.filter')}
        placeholder={t('workspaces.filter')}
        value={search.value}
        onChange={search.onChange}
      />
      <section aria-label={t('workspaces.tableLabel')}>
        <Table
          {...tableProps}
          columnConfig={columns}
          emptyState={t('workspaces.noMatch')}
        />
      </section>
    </>
  );
}
