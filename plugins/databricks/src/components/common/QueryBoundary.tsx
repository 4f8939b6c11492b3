import { Alert, Button, Flex, Skeleton, VisuallyHidden } from '@backstage/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { errorMessage } from './errorMessage';
import { formatTime } from './formatTime';

/** The states that every view has before and around its data. */
export function QueryBoundary<T>(props: {
  query: UseQueryResult<T>;
  /** What is being loaded, for people: "workspaces". */
  what: string;
  children: (data: T) => ReactNode;
}) {
  const { query, what, children } = props;
  const { t } = useDatabricksTranslation();
  const retry = (
    <Button
      size="small"
      variant="secondary"
      isPending={query.isFetching}
      onPress={() => void query.refetch()}
    >
      {t('state.retry')}
    </Button>
  );

  if (query.isPending) {
    return (
      <Flex direction="column" gap="2" role="status" aria-busy="true">
        <VisuallyHidden>{t('state.loading', { what })}</VisuallyHidden>
        <Skeleton height={20} width="40%" />
        <Skeleton height={20} />
        <Skeleton height={20} width="80%" />
      </Flex>
    );
  }
  if (query.data === undefined) {
    return (
      <Alert
        role="alert"
        status="danger"
        icon
        title={t('state.failed', { what })}
        description={query.error ? errorMessage(query.error) : undefined}
        customActions={retry}
      />
    );
  }
  return (
    <Flex direction="column" gap="4">
      {query.error && (
        <Alert
          role="alert"
          status="warning"
          icon
          title={t('state.stale', {
            what,
            time: formatTime(query.dataUpdatedAt),
          })}
          description={errorMessage(query.error)}
          customActions={retry}
        />
      )}
      {children(query.data)}
    </Flex>
  );
}
