import {
  Button,
  Flex,
  Table,
  Text,
  type ColumnConfig,
  type TableItem,
} from '@backstage/ui';
import type {
  Age,
  SourceError,
} from '@lakeport/backstage-plugin-databricks-common';
import type {
  InfiniteData,
  UseInfiniteQueryResult,
} from '@tanstack/react-query';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { EmptyState } from '../../common/EmptyState';
import { TableSection } from '../../common/TableSection';
import { EstateCard } from '../../estate/EstateCard';
import { oldestAge } from '../../estate/oldestAge';
import { failedFirst } from './failedFirst';

/** A page of a list of compute. */
interface ComputePage<T> {
  items: T[];
  nextPageToken?: string;
  age: Age;
  errors: SourceError[];
}

/** Compute of a workspace in a table that grows page by page, what has failed first. */
export function ComputeList<T extends TableItem>(props: {
  title: string;
  /** What is listed, for people: "the jobs". */
  what: string;
  query: UseInfiniteQueryResult<
    InfiniteData<ComputePage<T>, string | undefined>
  >;
  columns: readonly ColumnConfig<T>[];
  hasFailed: (item: T) => boolean;
  empty: { title: string; hint: string };
}) {
  const { title, what, query, columns, hasFailed, empty } = props;
  const { t } = useDatabricksTranslation();
  return (
    <EstateCard
      title={title}
      what={what}
      query={query}
      told={({ pages }) => ({
        age: oldestAge(pages.map(({ age }) => age)),
        errors: pages.flatMap(({ errors }) => errors),
      })}
    >
      {({ pages }) => {
        const items = failedFirst(
          pages.flatMap(page => page.items),
          hasFailed,
        );
        const failed = items.filter(hasFailed).length;
        const isWhole =
          !query.hasNextPage &&
          pages.every(({ errors }) => errors.length === 0);
        return (
          <>
            {failed > 0 && (
              <Text as="p" weight="bold">
                {t('estate.compute.failed', { count: failed })}
              </Text>
            )}
            {items.length > 0 && (
              <TableSection label={title} minWidth="48rem">
                <Table
                  columnConfig={columns}
                  data={items}
                  pagination={{ type: 'none' }}
                />
              </TableSection>
            )}
            {items.length === 0 && isWhole && <EmptyState {...empty} />}
            {query.hasNextPage && (
              <Flex align="center" gap="3">
                <Button
                  size="small"
                  variant="secondary"
                  isPending={query.isFetchingNextPage}
                  aria-label={t('estate.compute.moreOf', { what })}
                  onPress={() => void query.fetchNextPage()}
                >
                  {t('estate.compute.more')}
                </Button>
                <Text color="secondary">{t('estate.compute.thereIsMore')}</Text>
              </Flex>
            )}
          </>
        );
      }}
    </EstateCard>
  );
}
