import { Link } from '@backstage/ui';
import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';
import { useLocation } from 'react-router-dom';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { ActorName } from '../common/ActorName';
import { CommitName } from '../common/CommitName';
import { EntityLink } from '../common/EntityLink';
import { ExternalLink } from '../common/ExternalLink';
import { Fact } from '../common/Fact';
import { FactList } from '../common/FactList';
import { formatTime } from '../common/formatTime';
import { commitUrlOf } from './commitUrlOf';

/** Who asked for a deployment, why, and of what commit. */
export function DeploymentFacts(props: { deployment: Deployment }) {
  const { deployment } = props;
  const { id, comment, ref, commit, promotedFrom, runUrl } = deployment;
  const { t } = useDatabricksTranslation();
  const { pathname } = useLocation();
  const time = formatTime(deployment.requestedAt);
  return (
    <FactList>
      <Fact label={t('deployments.requester')}>
        <ActorName actor={deployment.requestedBy} /> {time}
      </Fact>
      {comment && <Fact label={t('deployments.comment')}>{comment}</Fact>}
      {ref && <Fact label={t('deployments.ref')}>{ref}</Fact>}
      {commit && (
        <Fact label={t('deployments.commit')}>
          <CommitName commit={commit} url={commitUrlOf(deployment)} />
        </Fact>
      )}
      {promotedFrom && (
        <Fact label={t('deployments.promotedFrom')}>
          <EntityLink entityRef={promotedFrom} />
        </Fact>
      )}
      <Fact label={t('deployments.run')}>
        {runUrl ? (
          <ExternalLink href={runUrl}>{t('deployments.openRun')}</ExternalLink>
        ) : (
          t('deployments.noRun')
        )}
      </Fact>
      <Fact label={t('deployments.details')}>
        <Link href={`${pathname}?deployment=${encodeURIComponent(id)}`}>
          {t('deployments.permalink')}
        </Link>
      </Fact>
    </FactList>
  );
}
