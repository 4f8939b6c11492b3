import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Grid } from '@backstage/ui';
import { isDatabricksSharedStack } from '@lakeport/backstage-plugin-databricks-common';
import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { useCapacity } from '../../queries/useCapacity';
import { useDeploymentSignals } from '../../queries/useDeploymentSignals';
import { useEnvironment } from '../../queries/useEnvironment';
import { useEnvironmentDrift } from '../../queries/useEnvironmentDrift';
import { useEnvironmentOperations } from '../../queries/useEnvironmentOperations';
import { useFindings } from '../../queries/useFindings';
import { useTopology } from '../../queries/useTopology';
import { useWorkspace } from '../../queries/useWorkspace';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { Freshness } from '../common/Freshness';
import { QueryBoundary } from '../common/QueryBoundary';
import { SourceErrors } from '../common/SourceErrors';
import { AddressPlanCard } from './AddressPlanCard';
import { CatalogsCard } from './CatalogsCard';
import { DriftCard } from './DriftCard';
import { FindingsCard } from './FindingsCard';
import { MonthlyCostCard } from './MonthlyCostCard';
import { SharedStackOverview } from './SharedStackOverview';
import { SleepScheduleCard } from './SleepScheduleCard';
import { WorkspaceCard } from './WorkspaceCard';

function OverviewContent(props: { entityRef: string }) {
  const { t } = useDatabricksTranslation();
  useDeploymentSignals();
  const environment = useEnvironment(props.entityRef);
  const findings = useFindings(props.entityRef);
  const topology = useTopology(props.entityRef);
  const drift = useEnvironmentDrift(props.entityRef);
  const operations = useEnvironmentOperations(props.entityRef);
  const workspaceId = environment.data?.workspace?.id;
  const workspace = useWorkspace(workspaceId);
  const capacity = useCapacity(workspaceId);
  return (
    <Flex direction="column" gap="4">
      <Flex justify="end">
        <Freshness
          query={environment}
          readWith={[
            findings,
            topology,
            drift,
            operations,
            ...(workspaceId === undefined ? [] : [workspace, capacity]),
          ]}
        />
      </Flex>
      <QueryBoundary query={environment} what={t('overview.what')}>
        {data => (
          <>
            <SourceErrors errors={data.errors} />
            <Grid.Root columns={{ initial: '1', md: '2' }} gap="4">
              <WorkspaceCard workspace={data.workspace} />
              <CatalogsCard
                environment={data.environment}
                catalogs={data.catalogs}
              />
            </Grid.Root>
          </>
        )}
      </QueryBoundary>
      <Grid.Root columns={{ initial: '1', md: '2' }} gap="4">
        <QueryBoundary query={drift} what={t('drift.what')}>
          {data => <DriftCard drift={data} />}
        </QueryBoundary>
        <QueryBoundary query={operations} what={t('sleep.what')}>
          {data => <SleepScheduleCard operations={data} />}
        </QueryBoundary>
      </Grid.Root>
      <QueryBoundary query={findings} what={t('findings.what')}>
        {data => <FindingsCard declared={data} />}
      </QueryBoundary>
      <QueryBoundary query={topology} what={t('cost.what')}>
        {data => (
          <>
            {data.addressPlan && <AddressPlanCard plan={data.addressPlan} />}
            <MonthlyCostCard
              cost={data.monthlyCost}
              asleep={data.monthlyCostAsleep}
            />
          </>
        )}
      </QueryBoundary>
    </Flex>
  );
}

/**
 * Tab of an environment's page: its workspace, catalogs, findings, addresses and
 * cost; or of what is between environments, which has no workspace.
 */
export function EnvironmentOverview() {
  const { entity } = useEntity();
  return (
    <DatabricksQueryProvider>
      {isDatabricksSharedStack(entity) ? (
        <SharedStackOverview entity={entity} />
      ) : (
        <OverviewContent entityRef={stringifyEntityRef(entity)} />
      )}
    </DatabricksQueryProvider>
  );
}
