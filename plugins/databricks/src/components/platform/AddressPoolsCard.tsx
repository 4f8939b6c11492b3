import { Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import type { AddressPool } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EmptyState } from '../common/EmptyState';
import { AddressPoolView } from './AddressPoolView';
import { isWhollyFree } from './isWhollyFree';
import { PoolLegend } from './PoolLegend';

/** The ranges that environments' networks are taken from, and who has what of them. */
export function AddressPoolsCard(props: { pools: readonly AddressPool[] }) {
  const { pools } = props;
  const { t } = useDatabricksTranslation();
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('pools.title')}
        </Text>
      </CardHeader>
      <CardBody>
        {pools.length === 0 ? (
          <EmptyState
            title={t('pools.emptyTitle')}
            hint={t('pools.emptyHint')}
          />
        ) : (
          <Flex direction="column" gap="5">
            <PoolLegend />
            {[...pools]
              // Where something happens comes first.
              .sort((a, b) => Number(isWhollyFree(a)) - Number(isWhollyFree(b)))
              .map(pool => (
                <AddressPoolView
                  key={`${pool.region} ${pool.cidr}`}
                  pool={pool}
                />
              ))}
          </Flex>
        )}
      </CardBody>
    </Card>
  );
}
