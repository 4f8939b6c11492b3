import { Alert, Button, Flex, Text, TextAreaField } from '@backstage/ui';
import type {
  DeploymentApproval,
  ReviewDeploymentRequest,
} from '@lakeport/backstage-plugin-databricks-common';
import { useState } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';

/** As many characters does the API take. */
const MAX_COMMENT = 1_000;

/** The decision of somebody who may approve: approve or reject, with a comment. */
export function ReviewForm(props: {
  approval: DeploymentApproval;
  isPending: boolean;
  onDecide: (
    decision: ReviewDeploymentRequest['decision'],
    comment: string,
  ) => void;
}) {
  const { approval, isPending, onDecide } = props;
  const { t } = useDatabricksTranslation();
  const [comment, setComment] = useState('');
  const decide = (decision: ReviewDeploymentRequest['decision']) => {
    if (!isPending) {
      onDecide(decision, comment.trim());
    }
  };
  return (
    <Flex direction="column" gap="3">
      {approval.by === 'github' &&
        (approval.needsGitHubToken ? (
          <Text as="p">{t('approval.withToken')}</Text>
        ) : (
          <Alert
            status="warning"
            icon
            title={t('approval.portalCredentials')}
          />
        ))}
      <TextAreaField
        label={t('approval.comment')}
        description={t('approval.commentHint')}
        value={comment}
        maxLength={MAX_COMMENT}
        onChange={setComment}
      />
      <Flex gap="3">
        <Button
          variant="primary"
          isPending={isPending}
          onPress={() => decide('approved')}
        >
          {t('approval.approve')}
        </Button>
        <Button
          variant="secondary"
          destructive
          isPending={isPending}
          onPress={() => decide('rejected')}
        >
          {t('approval.reject')}
        </Button>
      </Flex>
    </Flex>
  );
}
