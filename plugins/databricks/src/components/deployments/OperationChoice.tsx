import { Radio, RadioGroup, Text } from '@backstage/ui';
import type {
  AllowedOperation,
  DeploymentOperation,
} from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import styles from './deployments.module.css';

/** One of the operations; those that are not allowed say why, and cannot be chosen. */
export function OperationChoice(props: {
  items: readonly AllowedOperation[];
  value: DeploymentOperation;
  onChange: (operation: DeploymentOperation) => void;
}) {
  const { items, value, onChange } = props;
  const { t } = useDatabricksTranslation();
  return (
    <>
      <RadioGroup
        label={t('deploy.operation')}
        value={value}
        onChange={chosen => {
          const item = items.find(({ operation }) => operation === chosen);
          if (item?.allowed) {
            onChange(item.operation);
          }
        }}
      >
        {items.map(({ operation, allowed }) => (
          <Radio key={operation} value={operation} isDisabled={!allowed}>
            {t(`deploy.${operation}`)}
          </Radio>
        ))}
      </RadioGroup>
      {items.some(({ allowed }) => !allowed) && (
        <ul className={styles.notices} aria-label={t('operations.refused')}>
          {items
            .filter(({ allowed }) => !allowed)
            .map(({ operation, reason }) => (
              <li key={operation}>
                {t(`deploy.${operation}`)}: {reason ?? t('operations.noReason')}
              </li>
            ))}
        </ul>
      )}
      <Text as="p" color="secondary">
        {t(`deploy.${value}Hint`)}
      </Text>
    </>
  );
}
