import { Alert } from '@backstage/ui';
import type { SourceError } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';

/** The sources that failed, beside what the others gave. */
export function SourceErrors(props: { errors: readonly SourceError[] }) {
  const { t } = useDatabricksTranslation();
  if (props.errors.length === 0) {
    return null;
  }
  return (
    <Alert
      role="alert"
      status="warning"
      icon
      title={t('state.partial')}
      description={props.errors
        .map(({ source, message }) => `${source}: ${message}`)
        .join('\n')}
      style={{ whiteSpace: 'pre-line' }}
    />
  );
}
