import {
  Badge,
  Button,
  Cell,
  Flex,
  SearchField,
  Table,
  Text,
  useTable,
  type ColumnConfig,
} from '@backstage/ui';
import type {
  UnityColumn,
  UnityObjectDetails,
  UnityTag,
} from '@lakeport/backstage-plugin-databricks-common';
import { useMemo } from 'react';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { TableSection } from '../../common/TableSection';
import { TagList } from './TagList';
import { tagText } from './tagText';
import styles from './detail.module.css';

type Row = UnityColumn & {
  id: string;
  keys: string[];
  /** Whether they were asked for; if so and without `tags`, they could not be read. */
  isAsked: boolean;
  tags?: readonly UnityTag[];
};

/** Columns that a page of the table shows: wide tables have thousands. */
const PAGE_SIZE = 50;

function search(rows: Row[], text: string): Row[] {
  const wanted = text.trim().toLocaleLowerCase();
  return rows.filter(({ name, type = '', comment = '', tags = [] }) =>
    [name, type, comment, ...tags.map(tagText)]
      .join(' ')
      .toLocaleLowerCase()
      .includes(wanted),
  );
}

/** The columns of a table in their order, with types, keys, masks and tags. */
export function ColumnsTable(props: {
  columns: readonly UnityColumn[];
  constraints: NonNullable<UnityObjectDetails['constraints']>;
  /**
   * By the name of a column: what was asked for, undefined where it could not be
   * read. No tags are shown when it is left out.
   */
  tags?: ReadonlyMap<string, readonly UnityTag[] | undefined>;
  onLineage?: (column: string) => void;
}) {
  const { columns, constraints, tags: tagsOf, onLineage } = props;
  const { t } = useDatabricksTranslation();
  const rows = useMemo(
    () =>
      columns.map((column, index): Row => {
        const within = (kind: string) =>
          constraints.some(
            constraint =>
              constraint.kind === kind &&
              constraint.columns.includes(column.name),
          );
        return {
          ...column,
          // Ids become selectors, which names of any characters cannot.
          id: String(index),
          isAsked: tagsOf?.has(column.name) ?? false,
          tags: tagsOf?.get(column.name),
          keys: [
            ...(within('primary-key') ? [t('explorer.columns.primary')] : []),
            ...(within('foreign-key') ? [t('explorer.columns.foreign')] : []),
            ...(column.partitionIndex === undefined
              ? []
              : [
                  t('explorer.columns.partition', {
                    number: String(column.partitionIndex),
                  }),
                ]),
          ],
        };
      }),
    [columns, constraints, tagsOf, t],
  );
  const table = useTable({
    mode: 'complete',
    data: rows,
    searchFn: search,
    paginationOptions: { pageSize: PAGE_SIZE },
  });
  const hasTags = tagsOf !== undefined;
  const config = useMemo<ColumnConfig<Row>[]>(
    () => [
      {
        id: 'name',
        label: t('explorer.columns.name'),
        isRowHeader: true,
        width: '1.2fr',
        cell: ({ name, keys }) => (
          <Cell>
            <Flex direction="column" gap="1">
              <span className={styles.code}>{name}</span>
              {keys.length > 0 && (
                <Flex gap="1" style={{ flexWrap: 'wrap' }}>
                  {keys.map(key => (
                    <Badge key={key}>{key}</Badge>
                  ))}
                </Flex>
              )}
            </Flex>
          </Cell>
        ),
      },
      {
        id: 'type',
        label: t('explorer.columns.type'),
        cell: ({ type, nullable }) => (
          <Cell>
            <span className={styles.code}>
              {[type, nullable === false && 'NOT NULL']
                .filter(Boolean)
                .join(' ')}
            </span>
          </Cell>
        ),
      },
      {
        id: 'comment',
        label: t('explorer.columns.comment'),
        width: '1.6fr',
        cell: ({ comment }) => (
          <Cell>
            <Text>{comment ?? '–'}</Text>
          </Cell>
        ),
      },
      {
        id: 'mask',
        label: t('explorer.columns.mask'),
        cell: ({ maskFunction }) => (
          <Cell>
            <span className={styles.code}>{maskFunction ?? '–'}</span>
          </Cell>
        ),
      },
      {
        id: 'tags',
        label: t('explorer.columns.tags'),
        isHidden: !hasTags,
        cell: ({ tags, isAsked, name }) => (
          <Cell>
            {isAsked ? (
              <TagList
                tags={tags}
                label={t('explorer.columns.tagsOf', { name })}
              />
            ) : (
              <Text color="secondary">{t('explorer.columns.tagsNotYet')}</Text>
            )}
          </Cell>
        ),
      },
      ...(onLineage
        ? [
            {
              id: 'lineage',
              label: t('explorer.tabs.lineage'),
              width: 110,
              cell: ({ name }: Row) => (
                <Cell>
                  <Button
                    size="small"
                    variant="tertiary"
                    aria-label={t('explorer.columns.lineageOf', { name })}
                    onPress={() => onLineage(name)}
                  >
                    {t('explorer.columns.lineage')}
                  </Button>
                </Cell>
              ),
            },
          ]
        : []),
    ],
    [t, onLineage, hasTags],
  );
  return (
    <>
      <SearchField
        size="small"
        aria-label={t('explorer.columns.filter')}
        placeholder={t('explorer.columns.filter')}
        value={table.search.value}
        onChange={table.search.onChange}
      />
      <TableSection label={t('explorer.columns.title')}>
        <Table
          {...table.tableProps}
          columnConfig={config}
          emptyState={t('explorer.columns.empty')}
        />
      </TableSection>
    </>
  );
}
