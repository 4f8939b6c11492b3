import { Flex, Text } from '@backstage/ui';
import type { ApprovalRule } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { ReviewerList } from './ReviewerList';

/** Who will have to approve, before anything is started. */
export function ApprovalRuleText(props: { rule: ApprovalRule }) {
  const { by, environment, reviewers, selfReview, note } = props.rule;
  const { t } = useDatabricksTranslation();
  const rule =
    by === 'github' && environment === undefined ? 'githubUnnamed' : by;
  const somebody = by === 'github' || by === 'portal';
  return (
    <Flex direction="column" gap="1">
      <Text as="p">
        {t(`operations.rule.${rule}`, { environment: environment ?? '' })}
        {somebody &&
          selfReview !== undefined &&
          ` ${t(
            selfReview ? 'operations.selfReview' : 'operations.noSelfReview',
          )}`}
      </Text>
      {somebody && <ReviewerList reviewers={reviewers} />}
      {note && <Text as="p">{note}</Text>}
    </Flex>
  );
}
