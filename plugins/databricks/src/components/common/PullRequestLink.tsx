import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PullRequest } from '@lakeport/backstage-plugin-databricks-common';
import { databricksTranslationRef } from '../../translation';
import { ExternalLink } from './ExternalLink';

/** A link to a pull request, by number and title. */
export function PullRequestLink(props: { pullRequest: PullRequest }) {
  const { number, title, url } = props.pullRequest;
  const { t } = useTranslationRef(databricksTranslationRef);
  return (
    <ExternalLink href={url}>
      {t('pullRequests.open', { number: String(number), title })}
    </ExternalLink>
  );
}
