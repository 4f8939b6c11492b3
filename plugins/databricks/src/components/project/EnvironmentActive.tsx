import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import {
  isFinished,
  type ProjectEnvironment,
} from '@lakeport/backstage-plugin-databricks-common';
import { databricksTranslationRef } from '../../translation';
import { StatusText } from '../common/StatusText';
import { stateTone } from '../deployments/stateTone';
import { useDeploymentHref } from '../deployments/useDeploymentHref';

/** The deployment of an environment that is not finished, and the way to it. */
export function EnvironmentActive(props: { environment: ProjectEnvironment }) {
  const { name, lastDeployment } = props.environment;
  const { t } = useTranslationRef(databricksTranslationRef);
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
