import { Alert, Button, Flex, Text } from '@backstage/ui';
import type {
  UnityColumn,
  UnityObjectDetails,
  UnityObjectName,
  UnityTag,
} from '@lakeport/backstage-plugin-databricks-common';
import { useMemo, useState } from 'react';
import { useUnityColumnTags } from '../../../queries/useUnityColumnTags';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { errorMessage } from '../../common/errorMessage';
import { Freshness } from '../../common/Freshness';
import { SourceErrors } from '../../common/SourceErrors';
import { ColumnsTable } from './ColumnsTable';
import { StaleNote } from './StaleNote';

/** Databricks is asked once for each column: of so many without anybody's asking. */
const UNASKED = 20;

/**
 * The columns of a table with their tags. Those of a narrow table are read at
 * once, those of a wide one when somebody asks for them.
 */
export function ColumnsSection(props: {
  object: UnityObjectName;
  workspace?: string;
  columns: readonly UnityColumn[];
  constraints: NonNullable<UnityObjectDetails['constraints']>;
  onLineage?: (column: string) => void;
}) {
  const { object, workspace, columns, constraints, onLineage } = props;
  const { metastoreId: metastore, catalog, schema = '', name = '' } = object;
  const { t } = useDatabricksTranslation();
  const [isAsked, setIsAsked] = useState(columns.length <= UNASKED);
  const query = useUnityColumnTags(
    {
      metastore,
      catalog,
      schema,
      table: name,
      ...(workspace && { workspace }),
    },
    { enabled: isAsked && columns.length > 0 },
  );
  const pages = query.data?.pages;
  const tags = useMemo(
    () =>
      new Map<string, readonly UnityTag[] | undefined>(
        pages?.flatMap(({ items }) =>
          items.map(column => [column.name, column.tags] as const),
        ),
      ),
    [pages],
  );
  const isAnyShown = [...tags.values()].some(own => own?.length !== 0);
  const left = columns.length - tags.size;
  const oldest = pages
    ?.map(({ age }) => age)
    .sort((a, b) => (a.readAt < b.readAt ? -1 : 1))
    .at(0);
  const what = t('explorer.columns.tagsWhat');

  return (
    <>
      <ColumnsTable
        columns={columns}
        constraints={constraints}
        tags={isAnyShown ? tags : undefined}
        onLineage={onLineage}
      />
      {columns.length > 0 && !isAsked && (
        <Flex align="center" gap="3" style={{ flexWrap: 'wrap' }}>
          <Button
            size="small"
            variant="secondary"
            onPress={() => setIsAsked(true)}
          >
            {t('explorer.columns.tagsRead')}
          </Button>
          <Text variant="body-small" color="secondary">
            {t('explorer.columns.tagsHint')}
          </Text>
        </Flex>
      )}
      {isAsked && query.isFetching && !pages && (
        <Text as="p" role="status" variant="body-small" color="secondary">
          {t('state.loading', { what })}
        </Text>
      )}
      {query.error && (
        <Alert
          role="alert"
          status="warning"
          icon
          title={t('state.failed', { what })}
          description={errorMessage(query.error)}
          customActions={
            <Button
              size="small"
              variant="secondary"
              isPending={query.isFetching}
              onPress={() =>
                void (query.isFetchNextPageError
                  ? query.fetchNextPage()
                  : query.refetch())
              }
            >
              {t('state.retry')}
            </Button>
          }
        />
      )}
      {pages && oldest && (
        <>
          <Flex align="center" gap="3" style={{ flexWrap: 'wrap' }}>
            <Text variant="body-small" color="secondary">
              {[
                left > 0 &&
                  t('explorer.columns.tagsPart', {
                    read: String(tags.size),
                    total: String(columns.length),
                  }),
                !isAnyShown &&
                  (left > 0
                    ? t('explorer.columns.tagsNoneSoFar')
                    : t('explorer.columns.tagsNone')),
              ]
                .filter(Boolean)
                .join(' ')}
            </Text>
            {query.hasNextPage && (
              <Button
                size="small"
                variant="secondary"
                isPending={query.isFetchingNextPage}
                onPress={() => void query.fetchNextPage()}
              >
                {t('explorer.columns.tagsReadMore')}
              </Button>
            )}
            <Freshness query={query} readAt={oldest.readAt} what={what} />
          </Flex>
          <StaleNote
            age={
              pages.map(({ age }) => age).find(({ stale }) => stale) ?? oldest
            }
          />
          <SourceErrors errors={pages.flatMap(({ errors }) => errors)} />
        </>
      )}
    </>
  );
}
