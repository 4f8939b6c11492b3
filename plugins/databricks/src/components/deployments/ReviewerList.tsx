import { Text } from '@backstage/ui';
import type { Reviewer } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { ExternalLink } from '../common/ExternalLink';
import styles from './deployments.module.css';

/** Who can approve; that nobody is known is said, too. */
export function ReviewerList(props: {
  reviewers: readonly Reviewer[] | undefined;
}) {
  const { reviewers = [] } = props;
  const { t } = useDatabricksTranslation();
  if (reviewers.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t('approval.reviewersUnknown')}
      </Text>
    );
  }
  return (
    <ul className={styles.notices} aria-label={t('approval.reviewers')}>
      {reviewers.map(({ type, name, url }) => {
        const text = t(`approval.reviewer.${type}`, { name });
        return (
          <li key={`${type} ${name}`}>
            {url ? <ExternalLink href={url}>{text}</ExternalLink> : text}
          </li>
        );
      })}
    </ul>
  );
}
