import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import type { SourceList } from '@lakeport/backstage-plugin-databricks-common';
import { databricksTranslationRef } from '../../translation';
import { SpacedList } from '../common/SpacedList';

/** What is wrong in app-config: where, and what would be right. */
export function ConfigProblems(props: { problems: SourceList['problems'] }) {
  const { problems } = props;
  const { t } = useTranslationRef(databricksTranslationRef);
  if (problems.length === 0) {
    return null;
  }
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('estate.sources.problems', { count: problems.length })}
      description={
        <SpacedList label={t('estate.sources.problemsLabel')}>
          {problems.map(({ path, message }, index) => (
            // One place may have several problems; the list is never reordered.
            <li key={`${index} ${path}`}>
              <code>{path}</code>
              <div>{message}</div>
            </li>
          ))}
        </SpacedList>
      }
    />
  );
}
