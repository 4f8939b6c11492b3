import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import { useState } from 'react';
import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { useDeployments } from '../../queries/useDeployments';
import { databricksTranslationRef } from '../../translation';
import { EmptyState } from '../common/EmptyState';
import { Freshness } from '../common/Freshness';
import { QueryBoundary } from '../common/QueryBoundary';
import { DeployButton } from './DeployButton';
import { DeploymentDetails } from './DeploymentDetails';
import { DeploymentsTable } from './DeploymentsTable';
import { useSelectedDeployment } from './useSelectedDeployment';

const PAGE_SIZE = 10;

function DeploymentsContent(props: { entityRef: string; environment: string }) {
  const { entityRef, environment } = props;
  const { t } = useTranslationRef(databricksTranslationRef);
  const [offset, setOffset] = useState(0);
  const [selected, select] = useSelectedDeployment();
  const query = useDeployments({ entityRef, limit: PAGE_SIZE, offset });
  return (
    <Flex direction="column" gap="4">
      <Flex justify="between" align="center">
        <Text as="h2" variant="title-small" weight="bold">
          {t('deployments.title')}
        </Text>
        <Flex align="center" gap="3">
          <Freshness query={query} />
          <DeployButton
            entityRef={entityRef}
            environment={environment}
            onStarted={deployment => {
              setOffset(0);
              select(deployment.id);
            }}
          />
        </Flex>
      </Flex>
      <QueryBoundary query={query} what={t('deployments.what')}>
        {({ items, totalItems }) =>
          totalItems === 0 ? (
            <EmptyState
              title={t('deployments.emptyTitle')}
              hint={t('deployments.emptyHint')}
            />
          ) : (
            <DeploymentsTable
              deployments={items}
              selected={selected}
              onSelect={select}
              pagination={{
                type: 'page',
                pageSize: PAGE_SIZE,
                pageSizeOptions: [],
                showPageSizeOptions: false,
                offset,
                totalCount: totalItems,
                hasNextPage: offset + PAGE_SIZE < totalItems,
                hasPreviousPage: offset > 0,
                onNextPage: () => setOffset(offset + PAGE_SIZE),
                onPreviousPage: () =>
                  setOffset(Math.max(0, offset - PAGE_SIZE)),
              }}
            />
          )
        }
      </QueryBoundary>
      {selected && <DeploymentDetails key={selected} id={selected} />}
    </Flex>
  );
}

/** Tab of an environment's page: what was deployed, how far it is, and a way to deploy. */
export function EnvironmentDeployments() {
  const { entity } = useEntity();
  return (
    <DatabricksQueryProvider>
      <DeploymentsContent
        entityRef={stringifyEntityRef(entity)}
        environment={entity.metadata.name}
      />
    </DatabricksQueryProvider>
  );
}
