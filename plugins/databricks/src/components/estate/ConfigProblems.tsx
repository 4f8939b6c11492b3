import { Alert } from '@backstage/ui';
import type { SourceList } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { SpacedList } from '../common/SpacedList';

type Problems = SourceList['problems'];

/**
 * What is wrong in app-config, and apart from it what holds there and is worth
 * knowing about: where, and what would be right.
 */
export function ConfigProblems({ problems }: { problems: Problems }) {
  const { t } = useDatabricksTranslation();
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  // A backend of before there were warnings gives no severity: all of it is wrong.
  const errors = problems.filter(({ severity }) => severity !== 'warning');
  return (
    <>
      <ProblemsAlert
        status="danger"
        title={t('estate.sources.problems', { count: errors.length })}
        label={t('estate.sources.problemsLabel')}
        problems={errors}
      />
      <ProblemsAlert
        status="warning"
        title={t('estate.sources.warnings', { count: warnings.length })}
        label={t('estate.sources.warningsLabel')}
        problems={warnings}
      />
    </>
  );
}

function ProblemsAlert(props: {
  status: 'danger' | 'warning';
  title: string;
  label: string;
  problems: Problems;
}) {
  const { status, title, label, problems } = props;
  return problems.length === 0 ? null : (
    <Alert
      role={status === 'danger' ? 'alert' : 'status'}
      status={status}
      icon
      title={title}
      description={
        <SpacedList label={label}>
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
