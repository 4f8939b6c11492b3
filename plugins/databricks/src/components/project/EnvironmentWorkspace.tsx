import { Text } from '@backstage/ui';
import type { Workspace } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { ExternalLink } from '../common/ExternalLink';
import { StatusText } from '../common/StatusText';

/** Whether an environment's workspace runs, and a way into it. */
export function EnvironmentWorkspace(props: {
  workspace: Workspace | undefined;
}) {
  const { workspace } = props;
  const { t } = useDatabricksTranslation();
  if (!workspace) {
    return <Text>{t('project.noWorkspace')}</Text>;
  }
  const { name, status, statusMessage, url } = workspace;
  return (
    <>
      <div>
        <StatusText status={status} />
      </div>
      {statusMessage && <div>{statusMessage}</div>}
      <ExternalLink
        href={url}
        label={t('project.openWorkspaceLabel', { name })}
      >
        {t('project.openWorkspace')}
      </ExternalLink>
    </>
  );
}
