import { Link, Text } from '@backstage/ui';
import {
  isFinished,
  type ProjectTarget,
} from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { StatusText } from '../common/StatusText';
import { stateTone } from '../deployments/stateTone';
import { useDeploymentHref } from '../deployments/useDeploymentHref';

/** The deployment of an environment that is not finished, and the way to it. */
export function EnvironmentActive(props: { environment: ProjectTarget }) {
  const { name, lastDeployment } = props.environment;
  const { t } = useDatabricksTranslation();
  const hrefOf = useDeploymentHref();
  if (!lastDeployment || isFinished(lastDeployment)) {
    return <Text>{t('project.activeNone')}</Text>;
  }
  const { operation, state } = lastDeployment;
  return (
    <>
      <StatusText status={`${operation}: ${state}`} tone={stateTone(state)} />
      <div>
        <Link
          href={hrefOf(lastDeployment)}
          aria-label={t('project.showActiveLabel', { environment: name })}
        >
          {t('project.showActive')}
        </Link>
      </div>
    </>
  );
}
