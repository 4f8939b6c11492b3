import { useRouteRef } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Link, Text } from '@backstage/ui';
import {
  annotations,
  isDatabricksAccount,
} from '@lakeport/backstage-plugin-databricks-common';
import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { useSources } from '../../queries/useSources';
import { useWorkspaces } from '../../queries/useWorkspaces';
import { rootRouteRef } from '../../routes';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { formatCount } from '../common/formatCount';
import { EstateCard } from './EstateCard';
import { SourceStates } from './SourceStates';

/** How many workspaces an account has, and their list. */
function AccountWorkspaces({ accountId }: { accountId: string }) {
  const { t } = useDatabricksTranslation();
  const root = useRouteRef(rootRouteRef)();
  const { data } = useWorkspaces({ account: accountId, limit: 1 });
  const search = new URLSearchParams({ account: accountId });
  return (
    <Link href={`${root}/workspaces?${search}`}>
      {data?.totalItems === undefined
        ? t('estate.account.openWorkspaces')
        : t('estate.account.workspaces', {
            number: formatCount(data.totalItems),
          })}
    </Link>
  );
}

function Account({ accountId }: { accountId: string }) {
  const { t } = useDatabricksTranslation();
  const query = useSources();
  const ownOf = (items: NonNullable<typeof query.data>['items']) =>
    items.filter(
      ({ kind, id }) => kind === 'databricks-account' && id === accountId,
    );
  return (
    <EstateCard
      title={t('estate.account.title')}
      what={t('estate.account.what')}
      query={query}
      told={({ items }) => ({ age: ownOf(items).at(0)?.age })}
    >
      {({ items }) => {
        const own = ownOf(items);
        return (
          <>
            {own.length > 0 ? (
              <SourceStates sources={own} label={t('estate.account.label')} />
            ) : (
              <Text as="p">
                {t('estate.account.unknown', { id: accountId })}
              </Text>
            )}
            {/* How many another account has says nothing of this one. */}
            <AccountWorkspaces key={accountId} accountId={accountId} />
          </>
        );
      }}
    </EstateCard>
  );
}

/** Card of a Databricks account's page: whether the portal can read it, and what it cannot tell. */
export function AccountCard() {
  const { entity } = useEntity();
  const accountId = entity.metadata.annotations?.[annotations.accountId];
  // Much of an account carries its id; this is about the account itself.
  return accountId && isDatabricksAccount(entity) ? (
    <DatabricksQueryProvider>
      <Account accountId={accountId} />
    </DatabricksQueryProvider>
  ) : null;
}
