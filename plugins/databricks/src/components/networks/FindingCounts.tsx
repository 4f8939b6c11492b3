import { Flex } from '@backstage/ui';
import type { Network } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { StatusText } from '../common/StatusText';

/** How much is wrong with a network, errors first. */
export function FindingCounts({ findings }: { findings: Network['findings'] }) {
  const { t } = useDatabricksTranslation();
  const { errors, warnings } = findings;
  if (errors === 0 && warnings === 0) {
    return (
      <StatusText status={t('observed.networks.healthy')} tone="success" />
    );
  }
  return (
    <Flex gap="3">
      {errors > 0 && (
        <StatusText
          status={t('observed.part.errors', { count: errors })}
          tone="danger"
        />
      )}
      {warnings > 0 && (
        <StatusText
          status={t('observed.part.warnings', { count: warnings })}
          tone="warning"
        />
      )}
    </Flex>
  );
}
