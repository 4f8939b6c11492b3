import { Alert, Button, Flex, Text } from '@backstage/ui';
import { useSources } from '../../queries/useSources';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { Disclosure } from '../common/Disclosure';
import { EmptyState } from '../common/EmptyState';
import { errorMessage } from '../common/errorMessage';
import { Freshness } from '../common/Freshness';
import { ConfigProblems } from './ConfigProblems';
import { SourceStates } from './SourceStates';

/**
 * What the portal reads and whether it can. One line where all is well; what is
 * wrong is unfolded.
 */
export function SourcesPanel() {
  const { t } = useDatabricksTranslation();
  const query = useSources();
  const { data, error } = query;
  if (!data) {
    return error ? (
      <Alert
        role="alert"
        status="warning"
        icon
        title={t('state.failed', { what: t('estate.sources.what') })}
        description={errorMessage(error)}
        customActions={
          <Button
            size="small"
            variant="secondary"
            isPending={query.isFetching}
            onPress={() => void query.refetch()}
          >
            {t('state.retry')}
          </Button>
        }
      />
    ) : (
      <Text as="p" role="status" color="secondary">
        {t('state.loading', { what: t('estate.sources.what') })}
      </Text>
    );
  }
  const { items, problems } = data;
  const troubled = items.filter(({ state }) => state !== 'ok').length;
  const summary = [
    t('estate.sources.summary', { count: items.length }),
    ...(troubled > 0
      ? [t('estate.sources.troubled', { count: troubled })]
      : []),
  ].join('; ');
  return (
    <section aria-label={t('estate.sources.title')}>
      <Flex direction="column" gap="3">
        <ConfigProblems problems={problems} />
        <Disclosure
          // Unfolds by itself when something has gone wrong since.
          key={String(troubled > 0)}
          summary={summary}
          defaultOpen={troubled > 0}
        >
          <Flex direction="column" gap="3" py="2">
            <Freshness query={query} what={t('estate.sources.what')} />
            {items.length > 0 ? (
              <SourceStates sources={items} label={t('estate.sources.title')} />
            ) : (
              <EmptyState
                title={t('estate.sources.emptyTitle')}
                hint={t('estate.sources.emptyHint')}
              />
            )}
          </Flex>
        </Disclosure>
      </Flex>
    </section>
  );
}
