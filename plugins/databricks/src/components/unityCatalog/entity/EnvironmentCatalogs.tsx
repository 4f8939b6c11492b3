import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import { DatabricksQueryProvider } from '../../../queries/DatabricksQueryProvider';
import { useEnvironment } from '../../../queries/useEnvironment';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { EmptyState } from '../../common/EmptyState';
import { QueryBoundary } from '../../common/QueryBoundary';
import { SourceErrors } from '../../common/SourceErrors';
import { ExplorerView } from '../ExplorerView';
import { UnityBoundary } from '../UnityBoundary';

function CatalogsOfWorkspace(props: {
  workspace: { id: string; name: string; metastoreId?: string };
}) {
  const { workspace } = props;
  const { t } = useDatabricksTranslation();
  return (
    <UnityBoundary>
      {({ items, errors }) => {
        const metastores = items.filter(
          ({ id, workspaces }) =>
            id === workspace.metastoreId ||
            workspaces.some(item => item.id === workspace.id),
        );
        return (
          <>
            <SourceErrors errors={errors} />
            {metastores.length > 0 ? (
              <ExplorerView metastores={metastores} workspace={workspace.id} />
            ) : (
              <EmptyState
                title={t('explorer.environment.noMetastoreTitle')}
                hint={t('explorer.environment.noMetastoreHint', {
                  workspace: workspace.name,
                })}
              />
            )}
          </>
        );
      }}
    </UnityBoundary>
  );
}

function EnvironmentCatalogsContent(props: { entityRef: string }) {
  const { t } = useDatabricksTranslation();
  const query = useEnvironment(props.entityRef);
  return (
    <Flex direction="column" gap="4">
      <Text as="h2" variant="title-small" weight="bold">
        {t('explorer.environment.title')}
      </Text>
      <QueryBoundary query={query} what={t('explorer.environment.what')}>
        {({ workspace, errors }) =>
          workspace ? (
            <CatalogsOfWorkspace workspace={workspace} />
          ) : (
            <>
              <SourceErrors errors={errors} />
              <EmptyState
                title={t('explorer.environment.noWorkspaceTitle')}
                hint={t('explorer.environment.noWorkspaceHint')}
              />
            </>
          )
        }
      </QueryBoundary>
    </Flex>
  );
}

/** Tab of an environment's page: Unity Catalog as its workspace sees it. */
export function EnvironmentCatalogs() {
  const { entity } = useEntity();
  return (
    <DatabricksQueryProvider>
      <EnvironmentCatalogsContent entityRef={stringifyEntityRef(entity)} />
    </DatabricksQueryProvider>
  );
}
