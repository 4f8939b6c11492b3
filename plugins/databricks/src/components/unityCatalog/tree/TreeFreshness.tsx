import { ButtonIcon, Flex, Text } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { formatTime } from '../../common/formatTime';
import { StatusText } from '../../common/StatusText';
import type { LevelState } from './LevelState';

/** How old the oldest part of the tree is, and a button that reads it anew. */
export function TreeFreshness(props: {
  states: ReadonlyMap<string, LevelState>;
  what: string;
  onRefresh: () => void;
}) {
  const { what, onRefresh } = props;
  const { t } = useDatabricksTranslation();
  const states = [...props.states.values()];
  const ages = states.flatMap(({ age }) => (age ? [age] : []));
  const [oldest] = ages.map(({ readAt }) => readAt).sort();
  return (
    <Flex align="center" justify="between" gap="2">
      {oldest === undefined ? (
        <span />
      ) : (
        <Text variant="body-small" color="secondary">
          {t('state.fetched', { time: formatTime(oldest) })}
        </Text>
      )}
      {ages.some(({ stale }) => stale) && (
        <StatusText status={t('explorer.stale')} tone="warning" />
      )}
      <ButtonIcon
        size="small"
        variant="secondary"
        aria-label={t('state.refreshWhat', { what })}
        icon={<RiRefreshLine />}
        isPending={states.some(({ isFetching }) => isFetching)}
        onPress={onRefresh}
      />
    </Flex>
  );
}
