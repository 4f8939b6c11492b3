import { useEntity } from '@backstage/plugin-catalog-react';
import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EmptyState } from '../common/EmptyState';
import { NetworkCanvas } from './NetworkCanvas';
import { vpcOf } from './vpcOf';

/** Tab of a VPC's page: the VPC as it is, with what it is connected to. */
export function VpcTopology() {
  const { t } = useDatabricksTranslation();
  const { entity } = useEntity();
  const filter = vpcOf(entity);
  return (
    <DatabricksQueryProvider>
      {filter.vpc ? (
        <NetworkCanvas title={t('topology.title')} filter={filter} />
      ) : (
        <EmptyState
          title={t('observed.vpc.unknown')}
          hint={t('observed.vpc.unknownHint')}
        />
      )}
    </DatabricksQueryProvider>
  );
}
