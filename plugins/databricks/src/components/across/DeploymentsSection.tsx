import {
  ButtonLink,
  Card,
  CardBody,
  CardHeader,
  Flex,
  Text,
} from '@backstage/ui';
import type { DeploymentFilter } from '@lakeport/backstage-plugin-databricks-common';
import { useState } from 'react';
import { useDeployments } from '../../queries/useDeployments';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { Freshness } from '../common/Freshness';
import { QueryBoundary } from '../common/QueryBoundary';
import { formatTime } from '../common/formatTime';
import { pagesOf } from '../common/pagesOf';
import { DeploymentsTable } from '../deployments/DeploymentsTable';
import { useDeploymentHref } from '../deployments/useDeploymentHref';

const PAGE_SIZE = 10;

/** One view of the deployments of all projects, each leading to its own page. */
export function DeploymentsSection(props: {
  view: NonNullable<DeploymentFilter['view']>;
}) {
  const { view } = props;
  const { t } = useDatabricksTranslation();
  const hrefOf = useDeploymentHref();
  const [offset, setOffset] = useState(0);
  const query = useDeployments({ view, limit: PAGE_SIZE, offset });
  const what = t(`across.${view}.what`);
  return (
    <Card>
      <CardHeader>
        <Flex justify="between" align="center">
          <Text as="h2" variant="title-x-small" weight="bold">
            {t(`across.${view}.title`)}
          </Text>
          <Freshness query={query} what={what} />
        </Flex>
        <Text as="p" variant="body-small" color="secondary">
          {t(`across.${view}.hint`)}
        </Text>
      </CardHeader>
      <CardBody>
        <QueryBoundary query={query} what={what}>
          {({ items, totalItems }) =>
            totalItems === 0 ? (
              <Text as="p" color="secondary">
                {t(`across.${view}.empty`)}
              </Text>
            ) : (
              <DeploymentsTable
                deployments={items}
                label={t(`across.${view}.label`)}
                emptyState={t('deployments.noMatch')}
                withEnvironment
                pagination={pagesOf({
                  pageSize: PAGE_SIZE,
                  offset,
                  totalItems,
                  onOffset: setOffset,
                })}
                opener={item => (
                  <ButtonLink
                    size="small"
                    variant="secondary"
                    href={hrefOf(item)}
                    aria-label={t('deployments.showDetails', {
                      operation: item.operation,
                      time: formatTime(item.requestedAt),
                    })}
                  >
                    {t('deployments.openDetails')}
                  </ButtonLink>
                )}
              />
            )
          }
        </QueryBoundary>
      </CardBody>
    </Card>
  );
}
