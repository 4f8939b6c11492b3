import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import type { SourceList } from '@lakeport/backstage-plugin-databricks-common';
import { databricksTranslationRef } from '../../translation';
import { SpacedList } from '../common/SpacedList';

type Problems = SourceList['problems'];

/**
 * What is wrong in app-config, and apart from it what holds there and is worth
 * knowing about: where, and what would be right.
 */
export function ConfigProblems({ problems }: { problems: Problems }) {
  const { t } = useTranslationRef(databricksTranslationRef);
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  // A backend of before there were warnings gives no severity: all of it is wrong.
  const errors = problems.filter(({ severity }) => severity !== 'warning');
  return (
    <>
      {errors.length > 0 && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('estate.sources.problems', { count: errors.length })}
          description={
            <ProblemList
              label={t('estate.sources.problemsLabel')}
              problems={errors}
            />
          }
        />
      )}
      {warnings.length > 0 && (
        <Alert
          role="status"
          status="warning"
          icon
          title={t('estate.sources.warnings', { count: warnings.length })}
          description={
            <ProblemList
              label={t('estate.sources.warningsLabel')}
              problems={warnings}
            />
          }
        />
      )}
    </>
  );
}

function ProblemList(props: { label: string; problems: Problems }) {
  return (
    <SpacedList label={props.label}>
      {props.problems.map(({ path, message }, index) => (
        // One place may have several problems; the list is never reordered.
        <li key={`${index} ${path}`}>
          <code>{path}</code>
          <div>{message}</div>
        </li>
      ))}
    </SpacedList>
  );
}
