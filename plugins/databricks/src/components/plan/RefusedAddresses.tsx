import { Text } from '@backstage/ui';
import type { PlannedStack } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import styles from './plan.module.css';

/** In what would be right, where naming an address lifts the rule for it. */
const NAMEABLE = '--allow-destroy';

/**
 * What to name so that a refused plan goes on, ready to be copied: with commas,
 * for a field that drops the ends of lines.
 */
export function RefusedAddresses(props: {
  stacks: readonly PlannedStack[] | undefined;
}) {
  const { t } = useDatabricksTranslation();
  const addresses = (props.stacks ?? []).flatMap(({ stack, findings = [] }) =>
    findings.flatMap(({ severity, resource, fix }) =>
      resource && severity === 'error' && fix.includes(NAMEABLE)
        ? [`${stack}:${resource}`]
        : [],
    ),
  );
  if (addresses.length === 0) {
    return null;
  }
  return (
    <div>
      <Text as="p">
        {t('plan.nameToDestroy', { field: t('deploy.allowDestroy') })}
      </Text>
      <pre
        className={styles.log}
        role="region"
        aria-label={t('plan.nameToDestroyLabel')}
      >
        {[...new Set(addresses)].join(',\n')}
      </pre>
    </div>
  );
}
