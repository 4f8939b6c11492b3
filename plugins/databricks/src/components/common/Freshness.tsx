import { ButtonIcon, Flex, Text } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { formatTime } from './formatTime';

/** How old what is shown is, and a button to read it again. */
export function Freshness(props: {
  query: UseQueryResult<unknown>;
  /** When the backend read its sources, where its answers may be older than the question. */
  readAt?: string;
  /** What is read, for people; needed where a page has more than one of these. */
  what?: string;
  /** What the page shows beside it, and is read again with it. */
  readWith?: readonly Pick<UseQueryResult<unknown>, 'refetch'>[];
}) {
  const { query, readAt, what, readWith = [] } = props;
  const { t } = useDatabricksTranslation();
  return (
    <Flex align="center" gap="2">
      {query.dataUpdatedAt > 0 && (
        <Text variant="body-small" color="secondary">
          {t('state.fetched', {
            time: formatTime(readAt ?? query.dataUpdatedAt),
          })}
        </Text>
      )}
      <ButtonIcon
        size="small"
        variant="secondary"
        aria-label={
          what ? t('state.refreshWhat', { what }) : t('state.refresh')
        }
        icon={<RiRefreshLine />}
        isPending={query.isFetching}
        onPress={() =>
          [query, ...readWith].forEach(({ refetch }) => void refetch())
        }
      />
    </Flex>
  );
}
