import { Button, Flex, Text } from '@backstage/ui';
import { useDeployments } from '../../queries/useDeployments';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EmptyState } from '../common/EmptyState';
import { Freshness } from '../common/Freshness';
import { QueryBoundary } from '../common/QueryBoundary';
import { formatTime } from '../common/formatTime';
import { pagesOf } from '../common/pagesOf';
import { DeploymentsTable } from './DeploymentsTable';
import { HistoryFilterFields } from './HistoryFilterFields';
import { useHistoryFilter } from './useHistoryFilter';

const PAGE_SIZE = 10;

/** The deployments of an environment, newest first, filtered and paged by the server. */
export function DeploymentHistory(props: {
  entityRef: string;
  selected: string | undefined;
  onSelect: (id: string) => void;
}) {
  const { entityRef, selected, onSelect } = props;
  const { t } = useDatabricksTranslation();
  const [filter, setFilter] = useHistoryFilter();
  const { state, operation, requestedBy, offset } = filter;
  const isFiltered = state.length + operation.length > 0 || requestedBy !== '';
  const query = useDeployments({
    entityRef,
    ...(state.length > 0 && { state }),
    ...(operation.length > 0 && { operation }),
    ...(requestedBy && { requestedBy }),
    limit: PAGE_SIZE,
    offset,
  });
  return (
    <Flex direction="column" gap="3">
      <Flex justify="between" align="center">
        <Text as="h3" variant="title-x-small" weight="bold">
          {t('deployments.history')}
        </Text>
        <Freshness query={query} what={t('deployments.what')} />
      </Flex>
      <HistoryFilterFields filter={filter} onChange={setFilter} />
      <QueryBoundary query={query} what={t('deployments.what')}>
        {({ items, totalItems }) =>
          totalItems === 0 && !isFiltered ? (
            <EmptyState
              title={t('deployments.emptyTitle')}
              hint={t('deployments.emptyHint')}
            />
          ) : (
            <DeploymentsTable
              deployments={items}
              label={t('deployments.tableLabel')}
              emptyState={t('deployments.noMatch')}
              pagination={pagesOf({
                pageSize: PAGE_SIZE,
                offset,
                totalItems,
                onOffset: next => setFilter({ ...filter, offset: next }),
              })}
              opener={item => (
                <Button
                  size="small"
                  variant={item.id === selected ? 'primary' : 'secondary'}
                  aria-label={t('deployments.showDetails', {
                    operation: item.operation,
                    time: formatTime(item.requestedAt),
                  })}
                  onPress={() => onSelect(item.id)}
                >
                  {t('deployments.openDetails')}
                </Button>
              )}
            />
          )
        }
      </QueryBoundary>
    </Flex>
  );
}
