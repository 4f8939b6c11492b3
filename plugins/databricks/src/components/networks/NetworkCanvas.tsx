import { Flex, Text } from '@backstage/ui';
import type { NetworkTopologyFilter } from '@lakeport/backstage-plugin-databricks-common';
import { useObservedNetworks } from '../../queries/useObservedNetworks';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { Freshness } from '../common/Freshness';
import { QueryBoundary } from '../common/QueryBoundary';
import { ObservedExplorer } from '../topology/ObservedExplorer';

/** One VPC, or all of accounts and regions, as they are. */
export function NetworkCanvas(props: {
  title: string;
  filter: NetworkTopologyFilter;
}) {
  const { title, filter } = props;
  const { t } = useDatabricksTranslation();
  const query = useObservedNetworks(filter);
  const { account, region, vpc } = filter;
  return (
    <Flex direction="column" gap="4">
      <Flex justify="between" align="center">
        <Text as="h2" variant="title-small" weight="bold">
          {title}
        </Text>
        <Freshness query={query} readAt={query.data?.age.readAt} />
      </Flex>
      <QueryBoundary query={query} what={t('observed.what')}>
        {network => (
          <ObservedExplorer
            // Another network is another picture.
            key={[account, region, vpc].join(' ')}
            network={network}
            fileName={
              vpc ?? ['networks', account, region].filter(Boolean).join('-')
            }
          />
        )}
      </QueryBoundary>
    </Flex>
  );
}
