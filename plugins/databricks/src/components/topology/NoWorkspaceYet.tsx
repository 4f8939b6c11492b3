import { Flex } from '@backstage/ui';
import type { SourceError } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EmptyState } from '../common/EmptyState';
import { SourceErrors } from '../common/SourceErrors';

/**
 * An environment without a workspace has no network to observe; where the
 * sources failed, whether it has one is not known.
 */
export function NoWorkspaceYet(props: { errors: readonly SourceError[] }) {
  const { errors } = props;
  const { t } = useDatabricksTranslation();
  return (
    <Flex direction="column" gap="3">
      <SourceErrors errors={errors} />
      {errors.length === 0 ? (
        <EmptyState
          title={t('overview.noWorkspace')}
          hint={t('observed.noWorkspaceHint')}
        />
      ) : (
        <EmptyState
          title={t('observed.workspaceUnknown')}
          hint={t('observed.workspaceUnknownHint')}
        />
      )}
    </Flex>
  );
}
