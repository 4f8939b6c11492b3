import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import { deploymentTargetOf } from '@lakeport/backstage-plugin-databricks-common';
import { useState } from 'react';
import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { useDeploymentSignals } from '../../queries/useDeploymentSignals';
import { useEnvironmentOperations } from '../../queries/useEnvironmentOperations';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { QueryBoundary } from '../common/QueryBoundary';
import { DeployButton } from './DeployButton';
import { DeploymentDetails } from './DeploymentDetails';
import { DeploymentHistory } from './DeploymentHistory';
import { OperationsCard } from './OperationsCard';
import { useSelectedDeployment } from './useSelectedDeployment';

/** The active deployment; when it has come to its end, still that one. */
function useCurrent(active: string | undefined): string | undefined {
  const [last, setLast] = useState(active);
  if (active !== undefined && active !== last) {
    setLast(active);
  }
  return active ?? last;
}

function DeploymentsContent(props: { entityRef: string; environment: string }) {
  const { entityRef, environment } = props;
  const { t } = useDatabricksTranslation();
  useDeploymentSignals();
  const [selected, setSelected] = useSelectedDeployment();
  const [askedFor, setAskedFor] = useState<string>();
  const select = (id: string) => {
    setAskedFor(id);
    setSelected(id);
  };
  const operations = useEnvironmentOperations(entityRef);
  const current = useCurrent(operations.data?.active?.id);
  const shown = selected ?? current;
  return (
    <Flex direction="column" gap="4">
      <Flex justify="between" align="center">
        <Text as="h2" variant="title-small" weight="bold">
          {t('deployments.title')}
        </Text>
        <DeployButton
          entityRef={entityRef}
          environment={environment}
          operations={operations.data}
          onStarted={({ id }) => select(id)}
        />
      </Flex>
      <QueryBoundary query={operations} what={t('operations.what')}>
        {data => <OperationsCard operations={data} onSelect={select} />}
      </QueryBoundary>
      <DeploymentHistory
        entityRef={entityRef}
        selected={shown}
        onSelect={select}
      />
      {shown !== undefined && (
        <DeploymentDetails
          key={shown}
          id={shown}
          isAskedFor={shown === askedFor}
          onSelect={select}
        />
      )}
    </Flex>
  );
}

/** Tab of the page of an environment, or of what is between environments: what may be done, what is, and what was. */
export function EnvironmentDeployments() {
  const { entity } = useEntity();
  return (
    <DatabricksQueryProvider>
      <DeploymentsContent
        entityRef={stringifyEntityRef(entity)}
        environment={
          deploymentTargetOf(entity)?.environment ?? entity.metadata.name
        }
      />
    </DatabricksQueryProvider>
  );
}
