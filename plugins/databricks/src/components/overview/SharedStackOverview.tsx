import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { Flex, Grid } from '@backstage/ui';
import { useDeploymentSignals } from '../../queries/useDeploymentSignals';
import { useEnvironmentDrift } from '../../queries/useEnvironmentDrift';
import { useFindings } from '../../queries/useFindings';
import { useTopology } from '../../queries/useTopology';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { Freshness } from '../common/Freshness';
import { QueryBoundary } from '../common/QueryBoundary';
import { DriftCard } from './DriftCard';
import { FindingsCard } from './FindingsCard';
import { MonthlyCostCard } from './MonthlyCostCard';
import { SharedStackCard } from './SharedStackCard';

/** What is between environments: which it joins, drift, findings and cost. No workspace is asked for. */
export function SharedStackOverview(props: { entity: Entity }) {
  const { entity } = props;
  const entityRef = stringifyEntityRef(entity);
  const { t } = useDatabricksTranslation();
  useDeploymentSignals();
  const drift = useEnvironmentDrift(entityRef);
  const findings = useFindings(entityRef);
  const topology = useTopology(entityRef);
  return (
    <Flex direction="column" gap="4">
      <Flex justify="end">
        <Freshness query={drift} readWith={[findings, topology]} />
      </Flex>
      <Grid.Root columns={{ initial: '1', md: '2' }} gap="4">
        <SharedStackCard entity={entity} />
        <QueryBoundary query={drift} what={t('drift.what')}>
          {data => <DriftCard drift={data} />}
        </QueryBoundary>
      </Grid.Root>
      <QueryBoundary query={findings} what={t('findings.what')}>
        {data => <FindingsCard declared={data} />}
      </QueryBoundary>
      <QueryBoundary query={topology} what={t('cost.what')}>
        {data => <MonthlyCostCard cost={data.monthlyCost} />}
      </QueryBoundary>
    </Flex>
  );
}
