import { Text } from '@backstage/ui';
import type { ProjectTarget } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { CommitName } from '../common/CommitName';
import { formatTime } from '../common/formatTime';
import { commitUrlOf } from '../deployments/commitUrlOf';

/** What an environment runs: the commit of the last apply that succeeded. */
export function EnvironmentApplied(props: { environment: ProjectTarget }) {
  const { applied } = props.environment;
  const { t } = useDatabricksTranslation();
  if (!applied) {
    return <Text>{t('project.none')}</Text>;
  }
  const { commit, finishedAt, updatedAt } = applied;
  return (
    <>
      <div>
        {commit ? (
          <CommitName commit={commit} url={commitUrlOf(applied)} />
        ) : (
          t('project.appliedUnknown')
        )}
      </div>
      <div>
        {t('project.appliedAt', { time: formatTime(finishedAt ?? updatedAt) })}
      </div>
    </>
  );
}
