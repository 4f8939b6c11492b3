import { Flex, Text } from '@backstage/ui';
import type { ProjectTarget } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { ExternalLink } from '../common/ExternalLink';
import { StatusText } from '../common/StatusText';
import { formatTime } from '../common/formatTime';
import { RehearsalBadge } from '../deployments/RehearsalBadge';
import { stateTone } from '../deployments/stateTone';

/** How the last deployment of an environment went, and its run. */
export function EnvironmentDeployment(props: { environment: ProjectTarget }) {
  const { name, lastDeployment } = props.environment;
  const { t } = useDatabricksTranslation();
  if (!lastDeployment) {
    return <Text>{t('project.noDeployment')}</Text>;
  }
  const { operation, state, requestedAt, rehearsal, runUrl } = lastDeployment;
  return (
    <>
      <Flex align="center" gap="2">
        <StatusText status={state} tone={stateTone(state)} />
        {rehearsal && <RehearsalBadge />}
      </Flex>
      <div>
        {t('project.deploymentAt', {
          operation,
          time: formatTime(requestedAt),
        })}
      </div>
      {runUrl && (
        <ExternalLink
          href={runUrl}
          label={t('project.openRunLabel', { environment: name })}
        >
          {t('project.openRun')}
        </ExternalLink>
      )}
    </>
  );
}
