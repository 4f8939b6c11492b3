import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import { annotations } from '@lakeport/backstage-plugin-databricks-common';
import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { useObservedWorkspace } from '../../queries/useObservedWorkspace';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EmptyState } from '../common/EmptyState';
import { Freshness } from '../common/Freshness';
import { QueryBoundary } from '../common/QueryBoundary';
import { ObservedExplorer } from '../topology/ObservedExplorer';

function WorkspaceContent(props: { workspaceId: string; fileName: string }) {
  const { workspaceId, fileName } = props;
  const { t } = useDatabricksTranslation();
  const query = useObservedWorkspace(workspaceId);
  return (
    <Flex direction="column" gap="4">
      <Flex justify="between" align="center">
        <Text as="h2" variant="title-small" weight="bold">
          {t('topology.title')}
        </Text>
        <Freshness query={query} readAt={query.data?.age.readAt} />
      </Flex>
      <QueryBoundary query={query} what={t('observed.what')}>
        {network => <ObservedExplorer network={network} fileName={fileName} />}
      </QueryBoundary>
    </Flex>
  );
}

/** Tab of a workspace's page: the network around it as it is. */
export function WorkspaceTopology() {
  const { t } = useDatabricksTranslation();
  const { entity } = useEntity();
  const workspaceId = entity.metadata.annotations?.[annotations.workspaceId];
  return (
    <DatabricksQueryProvider>
      {workspaceId ? (
        <WorkspaceContent
          workspaceId={workspaceId}
          fileName={entity.metadata.name}
        />
      ) : (
        <EmptyState
          title={t('observed.workspace.unknown')}
          hint={t('observed.workspace.unknownHint')}
        />
      )}
    </DatabricksQueryProvider>
  );
}
