import { useEntity } from '@backstage/plugin-catalog-react';
import { annotations } from '@lakeport/backstage-plugin-databricks-common';
import { DatabricksQueryProvider } from '../../../queries/DatabricksQueryProvider';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { EmptyState } from '../../common/EmptyState';
import { WorkspaceView } from '../detail/WorkspaceView';

/** Tab of a workspace's page: what its page below `/databricks` shows. */
export function WorkspaceContent() {
  const { t } = useDatabricksTranslation();
  const { entity } = useEntity();
  const workspaceId = entity.metadata.annotations?.[annotations.workspaceId];
  return (
    <DatabricksQueryProvider>
      {workspaceId ? (
        <WorkspaceView workspaceId={workspaceId} />
      ) : (
        <EmptyState
          title={t('estate.entity.noWorkspaceId')}
          hint={t('estate.entity.noWorkspaceIdHint')}
        />
      )}
    </DatabricksQueryProvider>
  );
}
