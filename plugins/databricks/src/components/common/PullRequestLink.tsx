import type { PullRequest } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { ExternalLink } from './ExternalLink';

/** A link to a pull request, by number and title. */
export function PullRequestLink(props: { pullRequest: PullRequest }) {
  const { number, title, url } = props.pullRequest;
  const { t } = useDatabricksTranslation();
  return (
    <ExternalLink href={url}>
      {t('pullRequests.open', { number: String(number), title })}
    </ExternalLink>
  );
}
