import { Cell, CellText, Table, Text, type ColumnConfig } from '@backstage/ui';
import type {
  UnityObjectDetails,
  UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';
import { useMemo } from 'react';
import { useCatalogBinding } from '../../../queries/useCatalogBinding';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { EmptyState } from '../../common/EmptyState';
import { EntityLink } from '../../common/EntityLink';
import { Freshness } from '../../common/Freshness';
import { QueryBoundary } from '../../common/QueryBoundary';
import { SourceErrors } from '../../common/SourceErrors';
import { StatusText } from '../../common/StatusText';
import { TableSection } from '../../common/TableSection';
import { BindingMark } from '../bindings/BindingMark';
import { bindingOf, type BindingState } from '../bindings/bindingOf';
import { StaleNote } from './StaleNote';

interface Row {
  id: string;
  name: string;
  state: BindingState;
  environments: string[];
}

function WorkspaceRows({ rows }: { rows: Row[] }) {
  const { t } = useDatabricksTranslation();
  const columns = useMemo<ColumnConfig<Row>[]>(
    () => [
      {
        id: 'name',
        label: t('explorer.workspaces.name'),
        isRowHeader: true,
        cell: ({ name, id }) => <CellText title={name} description={id} />,
      },
      {
        id: 'state',
        label: t('explorer.workspaces.state'),
        cell: ({ state }) => (
          <Cell>
            <BindingMark
              state={state}
              text={t(`explorer.bindings.states.${state}`)}
            />
          </Cell>
        ),
      },
      {
        id: 'environment',
        label: t('explorer.workspaces.environment'),
        cell: ({ environments }) => (
          <Cell>
            {environments.length === 0 ? (
              <Text color="secondary">–</Text>
            ) : (
              environments.map(entityRef => (
                <div key={entityRef}>
                  <EntityLink entityRef={entityRef} />
                </div>
              ))
            )}
          </Cell>
        ),
      },
    ],
    [t],
  );
  return (
    <TableSection label={t('explorer.workspaces.tableLabel')}>
      <Table columnConfig={columns} data={rows} pagination={{ type: 'none' }} />
    </TableSection>
  );
}

/** From which workspaces an object's catalog may be used, and whose environments those are. */
export function WorkspacesTab(props: {
  object: UnityObjectName;
  workspace?: string;
  environments: NonNullable<UnityObjectDetails['environments']>;
}) {
  const { object, workspace, environments } = props;
  const { t } = useDatabricksTranslation();
  const query = useCatalogBinding({
    metastore: object.metastoreId,
    catalog: object.catalog,
    ...(workspace !== undefined && { workspace }),
  });
  const what = t('explorer.workspaces.what');
  return (
    <QueryBoundary query={query} what={what}>
      {({ workspaces, binding, age, errors }) => {
        const rows = workspaces.flatMap(({ id, name }): Row[] => {
          const state = binding && bindingOf(binding, id);
          return state && state !== 'none'
            ? [
                {
                  id,
                  name,
                  state,
                  environments: environments
                    .filter(({ workspaceId }) => workspaceId === id)
                    .map(({ entityRef }) => entityRef),
                },
              ]
            : [];
        });
        return (
          <>
            <Freshness query={query} readAt={age.readAt} what={what} />
            <StaleNote age={age} />
            <SourceErrors errors={errors} />
            {binding?.failed && (
              <StatusText
                status={t('explorer.bindings.failed', {
                  message: binding.failed,
                })}
                tone="warning"
              />
            )}
            {binding && !binding.failed && (
              <Text as="p">
                {t(
                  binding.open
                    ? 'explorer.workspaces.open'
                    : 'explorer.workspaces.isolated',
                  { catalog: object.catalog },
                )}
              </Text>
            )}
            {rows.length > 0 ? (
              <WorkspaceRows rows={rows} />
            ) : (
              <EmptyState
                title={t('explorer.workspaces.emptyTitle')}
                hint={t('explorer.workspaces.emptyHint')}
              />
            )}
          </>
        );
      }}
    </QueryBoundary>
  );
}
