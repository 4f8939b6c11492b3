import { Alert, Text } from '@backstage/ui';
import type { WorkspaceCost } from '@lakeport/backstage-plugin-databricks-common';
import { useWorkspaceCost } from '../../../queries/useWorkspaceCost';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { EmptyState } from '../../common/EmptyState';
import { formatDay } from '../../common/formatDay';
import { formatMoney } from '../../common/formatMoney';
import { formatTime } from '../../common/formatTime';
import { EstateCard } from '../../estate/EstateCard';
import { CostBars } from './CostBars';
import { CostByProduct } from './CostByProduct';

/** List prices are in US dollars unless an answer says otherwise (system.billing.list_prices). */
const LIST_CURRENCY = 'USD';

function KnownCost({ cost }: { cost: WorkspaceCost }) {
  const { currency = LIST_CURRENCY, total = 0, from, to, message } = cost;
  const { days = [], products = [], unpriced = 0, latestUsage } = cost;
  const { t } = useDatabricksTranslation();
  return (
    <>
      {message && <Alert status="warning" icon title={message} />}
      <Text as="p" variant="title-small" weight="bold">
        {from && to
          ? t('estate.cost.total', {
              amount: formatMoney(total, currency),
              from: formatDay(from),
              to: formatDay(to),
            })
          : formatMoney(total, currency)}
      </Text>
      <Text as="p" variant="body-small" color="secondary">
        {t('estate.cost.note', { currency })}{' '}
        {latestUsage
          ? t('estate.cost.latest', { time: formatTime(latestUsage) })
          : t('estate.cost.noLatest')}
      </Text>
      {unpriced > 0 && (
        <Alert
          status="warning"
          icon
          title={t('estate.cost.unpriced', { count: unpriced })}
        />
      )}
      <CostBars days={days} currency={currency} />
      <CostByProduct products={products} currency={currency} />
    </>
  );
}

/** What a workspace has cost by day and product, or what it takes to know. */
export function CostCard({ workspaceId }: { workspaceId: string }) {
  const { t } = useDatabricksTranslation();
  const query = useWorkspaceCost(workspaceId);
  return (
    <EstateCard
      title={t('estate.cost.title')}
      what={t('estate.cost.what')}
      query={query}
      told={({ age }) => ({ age })}
    >
      {cost => {
        const { state, message } = cost;
        if (state === 'known') {
          return <KnownCost cost={cost} />;
        }
        return state === 'not-configured' ? (
          <EmptyState
            title={t('estate.cost.notConfigured')}
            hint={message ?? t('estate.cost.notConfiguredHint')}
          />
        ) : (
          <Alert
            role="alert"
            status="warning"
            icon
            title={t('estate.cost.failed')}
            description={message}
          />
        );
      }}
    </EstateCard>
  );
}
