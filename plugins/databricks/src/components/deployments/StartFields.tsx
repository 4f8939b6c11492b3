import { usePermission } from '@backstage/plugin-permission-react';
import { Checkbox, Text, TextAreaField } from '@backstage/ui';
import {
  databricksDeploymentApprovePermission,
  type EnvironmentOperations,
} from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { ApprovalRuleText } from './ApprovalRuleText';
import type { StartOptions } from './StartOptions';

/** As many characters does the API take. */
const MAX_COMMENT = 1_000;

/** The fields that every start of a deployment has: why, queue, approval. */
export function StartFields(props: {
  entityRef: string;
  operations: EnvironmentOperations;
  /** Whether what is started changes anything, so that it has to be approved. */
  changesSomething: boolean;
  options: StartOptions;
  onChange: (options: StartOptions) => void;
}) {
  const { entityRef, operations, changesSomething, options, onChange } = props;
  const { active, approval } = operations;
  const { t } = useDatabricksTranslation();
  const { allowed: mayApprove } = usePermission({
    permission: databricksDeploymentApprovePermission,
    resourceRef: entityRef,
  });
  return (
    <>
      <TextAreaField
        label={t('deploy.comment')}
        description={t('deploy.commentHint')}
        value={options.comment}
        maxLength={MAX_COMMENT}
        onChange={comment => onChange({ ...options, comment })}
      />
      {active && (
        <div>
          <Text as="p">
            {t('deploy.queueHint', {
              operation: active.operation,
              state: active.state,
            })}
          </Text>
          <Checkbox
            isSelected={options.queue}
            onChange={queue => onChange({ ...options, queue })}
          >
            {t('deploy.queue')}
          </Checkbox>
        </div>
      )}
      {changesSomething && (
        <div>
          <Text as="h3" variant="body-medium" weight="bold">
            {t('operations.approval')}
          </Text>
          <ApprovalRuleText rule={approval} />
          {approval.by === 'portal' &&
            approval.selfReview !== false &&
            mayApprove && (
              <>
                <Checkbox
                  isSelected={options.approveInAdvance}
                  onChange={approveInAdvance =>
                    onChange({ ...options, approveInAdvance })
                  }
                >
                  {t('deploy.inAdvance')}
                </Checkbox>
                <Text as="p" variant="body-small" color="secondary">
                  {t('deploy.inAdvanceHint')}
                </Text>
              </>
            )}
        </div>
      )}
    </>
  );
}
