import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { PlannedStack } from '@lakeport/backstage-plugin-databricks-common';
import { databricksTranslationRef } from '../../translation';
import styles from './deployments.module.css';

/** Rules that a deployment may be let off by naming what it may destroy. */
const NAMEABLE = new Set(['plan.destroy-protected', 'plan.replace-protected']);

/** What to name so that a refused plan goes on, ready to be copied. */
export function RefusedAddresses(props: {
  stacks: readonly PlannedStack[] | undefined;
}) {
  const { t } = useTranslationRef(databricksTranslationRef);
  const addresses = (props.stacks ?? []).flatMap(({ stack, findings = [] }) =>
    findings.flatMap(({ rule, severity, resource }) =>
      resource && severity === 'error' && NAMEABLE.has(rule)
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
      <pre className={styles.log} aria-label={t('plan.nameToDestroyLabel')}>
        {[...new Set(addresses)].join('\n')}
      </pre>
    </div>
  );
}
