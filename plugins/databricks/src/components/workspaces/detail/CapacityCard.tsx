import { Text } from '@backstage/ui';
import { useCapacity } from '../../../queries/useCapacity';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { StatusText } from '../../common/StatusText';
import { EstateCard } from '../../estate/EstateCard';
import { CapacityPicture } from './CapacityPicture';
import { DemandTable } from './DemandTable';
import { SubnetTable } from './SubnetTable';
import { verdictTone } from './verdictTone';

/** Whether a workspace has addresses enough for what its compute may grow to. */
export function CapacityCard({ workspaceId }: { workspaceId: string }) {
  const { t } = useDatabricksTranslation();
  const query = useCapacity(workspaceId);
  return (
    <EstateCard
      title={t('estate.capacity.title')}
      what={t('estate.capacity.what')}
      query={query}
      told={capacity => capacity}
    >
      {capacity => {
        const { verdict = 'unknown', message, subnets, demands } = capacity;
        const { addressesPerNode } = capacity;
        return (
          <>
            <StatusText
              status={t(`estate.capacity.verdict.${verdict}`)}
              tone={verdictTone(verdict)}
            />
            {message && <Text as="p">{message}</Text>}
            <CapacityPicture capacity={capacity} />
            {addressesPerNode !== undefined && (
              <Text as="p" variant="body-small" color="secondary">
                {t('estate.capacity.perNode', { count: addressesPerNode })}
              </Text>
            )}
            {subnets.length > 0 && <SubnetTable subnets={subnets} />}
            <DemandTable
              demands={demands}
              addressesPerNode={addressesPerNode}
            />
          </>
        );
      }}
    </EstateCard>
  );
}
