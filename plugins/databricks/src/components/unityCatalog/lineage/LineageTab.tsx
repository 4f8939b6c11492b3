import { Alert, Flex, Select, Text } from '@backstage/ui';
import type {
  UnityLineageNode,
  UnityLineageRequest,
  UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';
import { useCallback, useMemo, useState } from 'react';
import { useLineageSteps } from '../../../queries/useLineageSteps';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { EmptyState } from '../../common/EmptyState';
import { errorMessage } from '../../common/errorMessage';
import { Freshness } from '../../common/Freshness';
import { QueryBoundary } from '../../common/QueryBoundary';
import { SourceErrors } from '../../common/SourceErrors';
import { StaleNote } from '../detail/StaleNote';
import { buildLineage } from './buildLineage';
import { lineageId } from './lineageId';
import { LineagePicture } from './LineagePicture';
import { LineageTable } from './LineageTable';

/** What stands for the whole table in the choice of columns, and what for a column goes before its name. */
const WHOLE_TABLE = 'table';
const COLUMN = 'column ';

function LineageOf(props: {
  start: UnityLineageNode;
  metastore: string;
  workspace?: string;
}) {
  const { start, metastore, workspace } = props;
  const { t } = useDatabricksTranslation();
  const [opened, setOpened] = useState<readonly UnityLineageNode[]>([start]);
  const expand = useCallback(
    (node: UnityLineageNode) =>
      setOpened(current =>
        node.hidden ||
        current.some(known => lineageId(known) === lineageId(node))
          ? current
          : [...current, node],
      ),
    [],
  );
  const requests = useMemo(
    () =>
      opened.map(
        ({ catalog, schema, table, column }): UnityLineageRequest => ({
          metastore,
          catalog,
          schema,
          table,
          ...(column !== undefined && { column }),
          ...(workspace !== undefined && { workspace }),
        }),
      ),
    [opened, metastore, workspace],
  );
  const { queries, answers } = useLineageSteps(requests);
  const [first] = queries;
  const graph = useMemo(
    () =>
      buildLineage(
        start,
        answers.flatMap((lineage, index) => {
          const of = opened[index];
          return lineage && of ? [{ of, lineage }] : [];
        }),
      ),
    [start, opened, answers],
  );
  return (
    <QueryBoundary query={first} what={t('explorer.lineage.what')}>
      {({ age }) => (
        <>
          <Freshness
            query={first}
            readAt={age.readAt}
            what={t('explorer.lineage.what')}
            readWith={queries.slice(1)}
          />
          <StaleNote age={age} />
          <SourceErrors
            errors={queries.flatMap(({ data, error }, index) => [
              ...(data?.errors ?? []),
              ...(error && index > 0 && opened[index]
                ? [
                    {
                      source: opened[index].table,
                      message: errorMessage(error),
                    },
                  ]
                : []),
            ])}
          />
          {graph.edges.length === 0 ? (
            <EmptyState
              title={t('explorer.lineage.emptyTitle')}
              hint={t('explorer.lineage.emptyHint')}
            />
          ) : (
            <>
              <LineagePicture graph={graph} onExpand={expand} />
              <LineageTable
                graph={graph}
                metastoreId={metastore}
                onExpand={expand}
              />
            </>
          )}
        </>
      )}
    </QueryBoundary>
  );
}

/** Where the data of a table, or of one of its columns, come from and go to. */
export function LineageTab(props: {
  object: UnityObjectName;
  workspace?: string;
  column?: string;
  columns: readonly string[];
  onColumn: (column: string | undefined) => void;
}) {
  const { object, workspace, column, columns, onColumn } = props;
  const { metastoreId, catalog, schema = '', name: table = '' } = object;
  const { t } = useDatabricksTranslation();
  const start = useMemo(
    () => ({
      catalog,
      schema,
      table,
      ...(column !== undefined && { column }),
    }),
    [catalog, schema, table, column],
  );
  const isUnknown =
    column !== undefined && columns.length > 0 && !columns.includes(column);
  return (
    <>
      <Flex align="end" gap="3">
        {columns.length > 0 && (
          <Select
            size="small"
            label={t('explorer.lineage.of')}
            options={[
              { id: WHOLE_TABLE, label: t('explorer.lineage.wholeTable') },
              ...columns.map(label => ({ id: `${COLUMN}${label}`, label })),
            ]}
            value={column === undefined ? WHOLE_TABLE : `${COLUMN}${column}`}
            onChange={key =>
              onColumn(
                key === null || key === WHOLE_TABLE
                  ? undefined
                  : String(key).slice(COLUMN.length),
              )
            }
          />
        )}
        <Text variant="body-small" color="secondary">
          {t('explorer.lineage.note')}
        </Text>
      </Flex>
      {isUnknown ? (
        <Alert
          role="alert"
          status="warning"
          icon
          title={t('explorer.lineage.noColumn', { name: column })}
        />
      ) : (
        <LineageOf
          key={lineageId(start)}
          start={start}
          metastore={metastoreId}
          workspace={workspace}
        />
      )}
    </>
  );
}
