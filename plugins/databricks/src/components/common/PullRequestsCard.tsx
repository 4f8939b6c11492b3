import { Badge, Card, CardBody, CardHeader, Text } from '@backstage/ui';
import type { PullRequest } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { PullRequestLink } from './PullRequestLink';
import { SpacedList } from './SpacedList';
import styles from './common.module.css';
import { formatTime } from './formatTime';

/** The pull requests that wait for a review or a merge, the oldest first. */
export function PullRequestsCard(props: {
  pullRequests: readonly PullRequest[];
  /** Some sources could not be read: none here does not mean that there are none. */
  isPartial: boolean;
}) {
  const { pullRequests, isPartial } = props;
  const { t } = useDatabricksTranslation();
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('pullRequests.title')}
        </Text>
      </CardHeader>
      <CardBody>
        {pullRequests.length === 0 ? (
          <Text as="p" color="secondary">
            {t(isPartial ? 'pullRequests.noneSeen' : 'pullRequests.empty')}
          </Text>
        ) : (
          <SpacedList label={t('pullRequests.listLabel')}>
            {pullRequests.map(pullRequest => {
              const { number, author, draft, createdAt } = pullRequest;
              const time = formatTime(createdAt);
              return (
                <li key={number}>
                  <PullRequestLink pullRequest={pullRequest} />{' '}
                  {draft && <Badge>{t('pullRequests.draft')}</Badge>}
                  <div className={styles.secondary}>
                    {author
                      ? t('pullRequests.openedBy', { time, author })
                      : t('pullRequests.opened', { time })}
                  </div>
                </li>
              );
            })}
          </SpacedList>
        )}
      </CardBody>
    </Card>
  );
}
