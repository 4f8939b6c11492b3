import { Flex } from '@backstage/ui';
import { useNetworks } from '../../queries/useNetworks';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EmptyState } from '../common/EmptyState';
import { Freshness } from '../common/Freshness';
import { QueryBoundary } from '../common/QueryBoundary';
import { SourceErrors } from '../common/SourceErrors';
import { pagesOf } from '../common/pagesOf';
import { StaleAlert } from '../estate/StaleAlert';
import { NetworksTable } from './NetworksTable';
import type { NetworksPlace } from './useNetworksPlace';

const PAGE_SIZE = 20;

/** One page of the VPCs that the filters leave. */
export function NetworksList(props: {
  place: NetworksPlace;
  hrefOf: (place: Partial<NetworksPlace>) => string;
  onOffset: (offset: number) => void;
}) {
  const { place, hrefOf, onOffset } = props;
  const { account, region, q, offset } = place;
  const { t } = useDatabricksTranslation();
  const query = useNetworks({
    account,
    region,
    q: q || undefined,
    limit: PAGE_SIZE,
    offset,
  });
  const isFiltered = Boolean(account || region || q);
  return (
    <Flex direction="column" gap="3">
      <Flex justify="end">
        <Freshness query={query} readAt={query.data?.age.readAt} />
      </Flex>
      <QueryBoundary query={query} what={t('observed.networks.what')}>
        {({ items, totalItems, age, errors }) => (
          <>
            <StaleAlert age={age} />
            <SourceErrors errors={errors} />
            {totalItems === 0 && errors.length === 0 && !isFiltered ? (
              <EmptyState
                title={t('observed.networks.emptyTitle')}
                hint={t('observed.networks.emptyHint')}
              />
            ) : (
              <NetworksTable
                networks={items}
                hrefOf={item =>
                  hrefOf({
                    vpc: item.vpcId,
                    account: item.accountId,
                    region: item.region,
                  })
                }
                pagination={pagesOf({
                  pageSize: PAGE_SIZE,
                  offset,
                  totalItems,
                  onOffset,
                })}
              />
            )}
          </>
        )}
      </QueryBoundary>
    </Flex>
  );
}
