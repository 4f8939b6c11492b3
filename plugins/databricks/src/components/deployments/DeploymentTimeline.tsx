import { Text } from '@backstage/ui';
import type { DeploymentTransition } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { ActorName } from '../common/ActorName';
import { StatusText } from '../common/StatusText';
import { formatTime } from '../common/formatTime';
import styles from './deployments.module.css';
import { stateTone } from './stateTone';

/** Every state that a deployment came to: when, by whom, and why. */
export function DeploymentTimeline(props: {
  transitions: readonly DeploymentTransition[] | undefined;
}) {
  const { transitions = [] } = props;
  const { t } = useDatabricksTranslation();
  if (transitions.length === 0) {
    return null;
  }
  return (
    <>
      <Text as="h3" variant="body-medium" weight="bold">
        {t('timeline.title')}
      </Text>
      <ol className={styles.timeline} aria-label={t('timeline.title')}>
        {transitions.map(({ to, at, actor, cause }, index) => (
          // A deployment comes to some states more than once.
          <li key={`${index} ${to}`} className={styles.moment}>
            <time dateTime={at} className={styles.secondary}>
              {formatTime(at)}
            </time>
            <StatusText status={to} tone={stateTone(to)} />
            <span>
              {cause} (<ActorName actor={actor} />)
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
