import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Badge, Flex, Text } from '@backstage/ui';
import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { useTopology } from '../../queries/useTopology';
import { databricksTranslationRef } from '../../translation';
import { EmptyState } from '../common/EmptyState';
import { Freshness } from '../common/Freshness';
import { QueryBoundary } from '../common/QueryBoundary';
import { DeclaredCommit } from './DeclaredCommit';
import { TopologyExplorer } from './TopologyExplorer';

function TopologyContent(props: { entityRef: string }) {
  const { t } = useTranslationRef(databricksTranslationRef);
  const query = useTopology(props.entityRef);
  return (
    <Flex direction="column" gap="4">
      <Flex justify="between" align="center">
        <Text as="h2" variant="title-small" weight="bold">
          {t('topology.title')}
        </Text>
        <Freshness query={query} />
      </Flex>
      <QueryBoundary query={query} what={t('topology.what')}>
        {({ topology, commit, commitUrl }) => (
          <>
            <Flex align="center" gap="3">
              <Badge>{t('topology.declared')}</Badge>
              <Text variant="body-small" color="secondary">
                {commit ? (
                  <>
                    {t('topology.atCommit')}{' '}
                    <DeclaredCommit commit={commit} url={commitUrl} />
                  </>
                ) : (
                  t('topology.noCommit')
                )}
              </Text>
              <Text variant="body-small" color="secondary">
                {t('topology.note')}
              </Text>
            </Flex>
            {topology.nodes.length === 0 ? (
              <EmptyState
                title={t('topology.emptyTitle')}
                hint={t('topology.emptyHint')}
              />
            ) : (
              <TopologyExplorer topology={topology} />
            )}
          </>
        )}
      </QueryBoundary>
    </Flex>
  );
}

/** Tab of an environment's page: its network as a picture and as tables. */
export function EnvironmentTopology() {
  const { entity } = useEntity();
  return (
    <DatabricksQueryProvider>
      <TopologyContent entityRef={stringifyEntityRef(entity)} />
    </DatabricksQueryProvider>
  );
}
