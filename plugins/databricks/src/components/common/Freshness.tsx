import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon, Flex, Text } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import type { UseQueryResult } from '@tanstack/react-query';
import { databricksTranslationRef } from '../../translation';
import { formatTime } from './formatTime';

/** How old what is shown is, and a button to read it again. */
export function Freshness(props: { query: UseQueryResult<unknown> }) {
  const { query } = props;
  const { t } = useTranslationRef(databricksTranslationRef);
  return (
    <Flex align="center" gap="2">
      {query.dataUpdatedAt > 0 && (
        <Text variant="body-small" color="secondary">
          {t('state.fetched', { time: formatTime(query.dataUpdatedAt) })}
        </Text>
      )}
      <ButtonIcon
        size="small"
        variant="secondary"
        aria-label={t('state.refresh')}
        icon={<RiRefreshLine />}
        isPending={query.isFetching}
        onPress={() => void query.refetch()}
      />
    </Flex>
  );
}
