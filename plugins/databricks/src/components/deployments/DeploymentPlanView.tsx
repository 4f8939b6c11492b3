import { Alert, Flex, Text } from '@backstage/ui';
import {
  isFinished,
  type Deployment,
} from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { PlanCost } from '../plan/PlanCost';
import { PlanTree } from '../plan/PlanTree';
import { RefusedAddresses } from '../plan/RefusedAddresses';
import { useChangesText } from '../plan/useChangesText';

/** What a deployment would change: the totals, then stack by stack. */
export function DeploymentPlanView({ deployment }: { deployment: Deployment }) {
  const { plan, planProblem } = deployment;
  const { t } = useDatabricksTranslation();
  const changesText = useChangesText();
  const hasPlan = ['plan', 'apply'].includes(deployment.operation);
  if (!hasPlan && !plan && !planProblem && isFinished(deployment)) {
    return null;
  }
  // Once it is done, what was done is told instead.
  const lost =
    plan && !deployment.result
      ? plan.summary.destroy + plan.summary.replace
      : 0;
  return (
    <Flex direction="column" gap="2">
      <Text as="h3" variant="body-medium" weight="bold">
        {t('plan.title')}
      </Text>
      {plan && <Text as="p">{changesText(plan, 'planned')}</Text>}
      {plan?.cost && <PlanCost cost={plan.cost} />}
      {!plan && !planProblem && (
        <Text as="p" color="secondary">
          {t(isFinished(deployment) ? 'plan.none' : 'plan.pending')}
        </Text>
      )}
      {lost > 0 && (
        <Alert
          status="warning"
          icon
          title={t('plan.destructive', { number: `${lost}` })}
          description={t('plan.destructiveHint')}
        />
      )}
      {planProblem && (
        <Alert
          status="warning"
          icon
          title={t(plan ? 'plan.incomplete' : 'plan.unreadable')}
          description={planProblem}
        />
      )}
      <RefusedAddresses stacks={plan?.stacks} />
      {plan && <PlanTree plan={plan} />}
    </Flex>
  );
}
