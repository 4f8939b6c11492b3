import { Text } from '@backstage/ui';
import type { CostDifference } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { formatMoney } from '../common/formatMoney';

/** What a plan does to the cost of a month, with the date of the prices. */
export function PlanCost(props: { cost: CostDifference }) {
  const { currency, asOf, before, after } = props.cost;
  const { t } = useDatabricksTranslation();
  const difference = after - before;
  const sign = difference > 0 ? '+' : '';
  return (
    <>
      <Text as="p">
        {difference === 0
          ? t('plan.costSame', { after: formatMoney(after, currency) })
          : t('plan.cost', {
              before: formatMoney(before, currency),
              after: formatMoney(after, currency),
              difference: `${sign}${formatMoney(difference, currency)}`,
            })}
      </Text>
      <Text as="p" variant="body-small" color="secondary">
        {t('plan.costNote', { asOf })}
      </Text>
    </>
  );
}
