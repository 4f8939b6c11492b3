import { ButtonLink, Container, Flex, Header } from '@backstage/ui';
import { useWorkspaces } from '../../queries/useWorkspaces';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EmptyState } from '../common/EmptyState';
import { Freshness } from '../common/Freshness';
import { pagesOf } from '../common/pagesOf';
import { QueryBoundary } from '../common/QueryBoundary';
import { SourceErrors } from '../common/SourceErrors';
import { SourcesPanel } from '../estate/SourcesPanel';
import { StaleAlert } from '../estate/StaleAlert';
import { useWorkspacesPlace } from './useWorkspacesPlace';
import { WorkspaceFilters } from './WorkspaceFilters';
import { WorkspacesTable } from './WorkspacesTable';

/** Where Backstage's scaffolder is mounted unless an app moves it. */
const CREATE_PATH = '/create';
const PAGE_SIZE = 20;

/** The workspaces of the accounts that the portal reads, and whether it can read them. */
export function WorkspacesContent() {
  const { t } = useDatabricksTranslation();
  const { place, change } = useWorkspacesPlace();
  const { account, region, status, q, offset } = place;
  const query = useWorkspaces({
    account,
    region,
    status,
    q: q || undefined,
    limit: PAGE_SIZE,
    offset,
  });
  const isFiltered = Boolean(account || region || status || q);
  return (
    <>
      <Header
        title={t('workspaces.title')}
        customActions={
          <Freshness query={query} readAt={query.data?.age?.readAt} />
        }
      />
      <Container>
        <Flex direction="column" gap="4">
          <SourcesPanel />
          <WorkspaceFilters
            place={place}
            facets={query.data?.facets}
            onChange={change}
          />
          <QueryBoundary query={query} what={t('workspaces.what')}>
            {({ items, totalItems = items.length, age, errors }) => (
              <>
                <StaleAlert age={age} />
                <SourceErrors errors={errors} />
                {(items.length > 0 || isFiltered || offset > 0) && (
                  <WorkspacesTable
                    workspaces={items}
                    isStale={query.isPlaceholderData}
                    pagination={pagesOf({
                      pageSize: PAGE_SIZE,
                      offset,
                      totalItems,
                      onOffset: next => change({ offset: next }),
                    })}
                  />
                )}
                {totalItems === 0 && errors.length === 0 && !isFiltered && (
                  <EmptyState
                    title={t('workspaces.emptyTitle')}
                    hint={t('workspaces.emptyHint')}
                    action={
                      <ButtonLink href={CREATE_PATH} variant="primary">
                        {t('workspaces.create')}
                      </ButtonLink>
                    }
                  />
                )}
              </>
            )}
          </QueryBoundary>
        </Flex>
      </Container>
    </>
  );
}
