import { Link, Text } from '@backstage/ui';
import { useDeploymentSignals } from '../../../queries/useDeploymentSignals';
import { useWorkspaceTimeline } from '../../../queries/useWorkspaceTimeline';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { formatDuration } from '../../common/formatDuration';
import { formatTime } from '../../common/formatTime';
import { StatusText } from '../../common/StatusText';
import type { StatusTone } from '../../common/statusTone';
import { useDeploymentHref } from '../../deployments/useDeploymentHref';
import { EstateCard } from '../../estate/EstateCard';
import {
  timelineEntries,
  type TimelineEntry,
  type TimelineItem,
} from './timelineEntries';
import styles from './detail.module.css';

/** A running deployment goes on; a running workspace has arrived. */
function deploymentTone(state: string | undefined): StatusTone | undefined {
  if (state === 'running') {
    return 'info';
  }
  return state === 'waiting' ? 'warning' : undefined;
}

/** A deployment by its operation, and its page where the reader may see it. */
function DeploymentName({ item }: { item: TimelineItem }) {
  const { deploymentId, environmentRef, operation = '' } = item;
  const { t } = useDatabricksTranslation();
  const hrefOf = useDeploymentHref();
  const name = t('estate.timeline.deployment', { operation });
  return deploymentId && environmentRef ? (
    <Link href={hrefOf({ id: deploymentId, entityRef: environmentRef })}>
      {name}
    </Link>
  ) : (
    <span>{name}</span>
  );
}

function Happening({ item, during }: TimelineEntry) {
  const { kind, status, message, at, endedAt } = item;
  const { t } = useDatabricksTranslation();
  const took = formatDuration(at, endedAt);
  return (
    <div>
      <div className={styles.line}>
        {kind === 'created' && <span>{t('estate.timeline.created')}</span>}
        {kind === 'deployment' && <DeploymentName item={item} />}
        {kind === 'status' && <span>{t('estate.timeline.status')}</span>}
        {status && (
          <StatusText
            status={status}
            tone={kind === 'deployment' ? deploymentTone(status) : undefined}
          />
        )}
        {took && (
          <span className={styles.secondary}>
            {t('estate.timeline.took', { time: took })}
          </span>
        )}
      </div>
      {message && <div>{message}</div>}
      {during && (
        <div className={styles.line}>
          <span className={styles.secondary}>
            {t('estate.timeline.during')}
          </span>
          <DeploymentName item={during} />
        </div>
      )}
    </div>
  );
}

/** Statuses of a workspace beside the deployments that changed it, newest first. */
export function TimelineCard({ workspaceId }: { workspaceId: string }) {
  const { t } = useDatabricksTranslation();
  useDeploymentSignals();
  const query = useWorkspaceTimeline(workspaceId);
  return (
    <EstateCard
      title={t('estate.timeline.title')}
      what={t('estate.timeline.what')}
      query={query}
      told={() => ({})}
    >
      {({ items, watchedSince }) => (
        <>
          {items.length === 0 ? (
            <Text as="p" color="secondary">
              {t('estate.timeline.empty')}
            </Text>
          ) : (
            <ol
              className={styles.timeline}
              aria-label={t('estate.timeline.title')}
            >
              {timelineEntries(items).map(({ item, during }, index) => (
                // Two things may happen at one moment.
                <li
                  key={`${index} ${item.at}`}
                  className={styles.moment}
                  data-kind={item.kind}
                >
                  <time dateTime={item.at} className={styles.secondary}>
                    {formatTime(item.at)}
                  </time>
                  <Happening item={item} during={during} />
                </li>
              ))}
            </ol>
          )}
          <Text as="p" variant="body-small" color="secondary">
            {t('estate.timeline.since', { time: formatTime(watchedSince) })}
          </Text>
        </>
      )}
    </EstateCard>
  );
}
