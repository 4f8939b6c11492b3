import { Flex, Text } from '@backstage/ui';
import { useTopology } from '../../queries/useTopology';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { Freshness } from '../common/Freshness';
import { QueryBoundary } from '../common/QueryBoundary';
import { DeclaredNetwork } from './DeclaredNetwork';

/**
 * The declared networks of the environments that something between them joins,
 * with the ways. What is observed is told by environment: only those have
 * workspaces to find a network by.
 */
export function SharedStackTopology(props: {
  entityRef: string;
  fileName: string;
}) {
  const { entityRef, fileName } = props;
  const { t } = useDatabricksTranslation();
  const declared = useTopology(entityRef);
  return (
    <Flex direction="column" gap="4">
      <Flex justify="between" align="center">
        <Text as="h2" variant="title-small" weight="bold">
          {t('topology.title')}
        </Text>
        <Freshness query={declared} />
      </Flex>
      <QueryBoundary query={declared} what={t('topology.what')}>
        {answer => (
          <>
            <Text as="p" color="secondary">
              {t('sharedStack.topologyHint')}
            </Text>
            <DeclaredNetwork answer={answer} fileName={fileName} />
          </>
        )}
      </QueryBoundary>
    </Flex>
  );
}
