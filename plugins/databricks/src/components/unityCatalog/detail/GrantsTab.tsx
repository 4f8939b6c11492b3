import { Button, Flex, SearchField, Text } from '@backstage/ui';
import type { UnityObjectName } from '@lakeport/backstage-plugin-databricks-common';
import { useState } from 'react';
import { useDebounced } from '../../../field/common/useDebounced';
import { useUnityGrants } from '../../../queries/useUnityGrants';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { EmptyState } from '../../common/EmptyState';
import { Freshness } from '../../common/Freshness';
import { QueryBoundary } from '../../common/QueryBoundary';
import { SourceErrors } from '../../common/SourceErrors';
import { requestOf } from '../requestOf';
import { GrantsTable } from './GrantsTable';
import { StaleNote } from './StaleNote';

/** Who may do what with an object, directly and by what is around it. */
export function GrantsTab(props: {
  object: UnityObjectName;
  workspace?: string;
}) {
  const { t } = useDatabricksTranslation();
  const [typed, setTyped] = useState('');
  const principal = useDebounced(typed).trim();
  const query = useUnityGrants({
    ...requestOf(props.object, props.workspace),
    ...(principal && { principal }),
  });
  return (
    <>
      <Flex align="end" justify="between" gap="3">
        <SearchField
          label={t('explorer.grants.filter')}
          description={t('explorer.grants.filterHint')}
          maxLength={255}
          value={typed}
          onChange={setTyped}
        />
        <Freshness
          query={query}
          readAt={query.data?.pages[0]?.age.readAt}
          what={t('explorer.grants.what')}
        />
      </Flex>
      <QueryBoundary query={query} what={t('explorer.grants.what')}>
        {({ pages }) => {
          const grants = pages.flatMap(({ items }) => items);
          return (
            <>
              {pages[0] && <StaleNote age={pages[0].age} />}
              <SourceErrors errors={pages.flatMap(({ errors }) => errors)} />
              {grants.length > 0 && <GrantsTable grants={grants} />}
              {grants.length === 0 && !query.hasNextPage && (
                <EmptyState
                  title={t('explorer.grants.emptyTitle')}
                  hint={
                    principal
                      ? t('explorer.grants.noMatch', { name: principal })
                      : t('explorer.grants.emptyHint')
                  }
                />
              )}
              {query.hasNextPage && (
                <Flex align="center" gap="3">
                  <Button
                    size="small"
                    variant="secondary"
                    isPending={query.isFetchingNextPage}
                    onPress={() => void query.fetchNextPage()}
                  >
                    {t('explorer.grants.more')}
                  </Button>
                  <Text color="secondary">
                    {t('explorer.grants.thereIsMore')}
                  </Text>
                </Flex>
              )}
            </>
          );
        }}
      </QueryBoundary>
    </>
  );
}
