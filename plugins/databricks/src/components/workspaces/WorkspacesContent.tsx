import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Container, Header } from '@backstage/ui';
import { useEnvironmentRefs } from '../../queries/useEnvironmentRefs';
import { useWorkspaces } from '../../queries/useWorkspaces';
import { databricksTranslationRef } from '../../translation';
import { EmptyState } from '../common/EmptyState';
import { Freshness } from '../common/Freshness';
import { QueryBoundary } from '../common/QueryBoundary';
import { SourceErrors } from '../common/SourceErrors';
import { WorkspacesTable } from './WorkspacesTable';

/** Where Backstage's scaffolder is mounted unless an app moves it. */
const CREATE_PATH = '/create';

const NO_REFS: Record<string, string> = {};

/** Every workspace of the accounts that the portal reads. */
export function WorkspacesContent() {
  const { t } = useTranslationRef(databricksTranslationRef);
  const query = useWorkspaces();
  // Links are an extra: without the catalog the table stands all the same.
  const environmentRefs = useEnvironmentRefs().data ?? NO_REFS;
  return (
    <>
      <Header
        title={t('workspaces.title')}
        customActions={<Freshness query={query} />}
      />
      <Container>
        <QueryBoundary query={query} what={t('workspaces.what')}>
          {({ items, errors }) => (
            <>
              <SourceErrors errors={errors} />
              {items.length > 0 && (
                <WorkspacesTable
                  workspaces={items}
                  environmentRefs={environmentRefs}
                />
              )}
              {items.length === 0 && errors.length === 0 && (
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
      </Container>
    </>
  );
}
