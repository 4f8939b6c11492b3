import { Text } from '@backstage/ui';
import type { ProjectEnvironment } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import styles from '../common/common.module.css';
import { formatMoney } from '../common/formatMoney';

/** What an environment costs while it is idle, awake and asleep. */
export function EnvironmentCost(props: {
  environment: Pick<ProjectEnvironment, 'monthlyCost' | 'monthlyCostAsleep'>;
}) {
  const { monthlyCost, monthlyCostAsleep } = props.environment;
  const { t } = useDatabricksTranslation();
  if (!monthlyCost) {
    return <Text>{t('project.none')}</Text>;
  }
  return (
    <>
      <Text>{formatMoney(monthlyCost.total, monthlyCost.currency)}</Text>
      {monthlyCostAsleep && (
        <div>
          {t('project.asleep', {
            amount: formatMoney(
              monthlyCostAsleep.total,
              monthlyCostAsleep.currency,
            ),
          })}
        </div>
      )}
      <div className={styles.secondary}>
        {t('project.costNote', { asOf: monthlyCost.asOf })}
      </div>
    </>
  );
}
