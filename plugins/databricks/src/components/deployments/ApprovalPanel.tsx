import { ResponseError } from '@backstage/errors';
import { Alert, Flex, Text } from '@backstage/ui';
import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';
import { useId, useRef } from 'react';
import { useReviewDeployment } from '../../queries/useReviewDeployment';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { ExternalLink } from '../common/ExternalLink';
import { errorMessage } from '../common/errorMessage';
import { ApprovalState } from './ApprovalState';
import { ReviewForm } from './ReviewForm';
import { ReviewerList } from './ReviewerList';

/** HTTP's word for: it is no longer as you have seen it. */
const CONFLICT = 409;

/** Who holds a deployment back, who can let it go on, and a way to do so. */
export function ApprovalPanel(props: {
  deployment: Deployment;
  approval: NonNullable<Deployment['approval']>;
}) {
  const { deployment, approval } = props;
  const { t } = useDatabricksTranslation();
  const { review, canSignIn } = useReviewDeployment(deployment.id);
  const panel = useRef<HTMLElement>(null);
  const heading = useId();

  const isOpen = approval.state === 'waiting' || approval.state === 'expected';
  const isWaiting = approval.state === 'waiting';
  const needsToken = approval.by === 'github' && !!approval.needsGitHubToken;
  const mayDecide =
    isWaiting && !!approval.mayReview && (!needsToken || canSignIn);
  const holder =
    approval.by === 'github' && !approval.environment
      ? 'githubUnnamed'
      : approval.by;
  const isStale =
    review.error instanceof ResponseError &&
    review.error.statusCode === CONFLICT;

  return (
    <section aria-labelledby={heading} ref={panel} tabIndex={-1}>
      <Flex direction="column" gap="2">
        <Text id={heading} as="h3" variant="body-medium" weight="bold">
          {t('approval.title')}
        </Text>
        <div role="status">
          <ApprovalState approval={approval} />
        </div>
        {isOpen && (
          <>
            <Text as="p">
              {t(`approval.holder.${holder}`, {
                environment: approval.environment ?? '',
              })}
            </Text>
            <Text as="p">{t('approval.reviewers')}:</Text>
            <ReviewerList reviewers={approval.reviewers} />
          </>
        )}
        {review.error && (
          <Alert
            role="alert"
            status="danger"
            icon
            title={t(isStale ? 'approval.stale' : 'approval.failed')}
            description={errorMessage(review.error)}
          />
        )}
        {mayDecide && (
          <ReviewForm
            approval={approval}
            isPending={review.isPending}
            onDecide={(decision, comment) =>
              review.mutate(
                { decision, comment, withGitHubToken: needsToken },
                // The form goes, and what had the focus with it.
                { onSuccess: () => panel.current?.focus() },
              )
            }
          />
        )}
        {isWaiting && !mayDecide && (
          <Text as="p" color="secondary">
            {t(
              approval.mayReview && needsToken
                ? 'approval.noSignIn'
                : 'approval.notYou',
            )}
          </Text>
        )}
        {isWaiting && approval.reviewUrl && (
          <ExternalLink href={approval.reviewUrl}>
            {t('approval.openGitHub')}
          </ExternalLink>
        )}
      </Flex>
    </section>
  );
}
