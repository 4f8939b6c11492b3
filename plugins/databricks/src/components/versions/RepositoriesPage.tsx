import { Container, Header } from '@backstage/ui';
import { useState } from 'react';
import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { useLakeportVersions } from '../../queries/useLakeportVersions';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { Freshness } from '../common/Freshness';
import { QueryBoundary } from '../common/QueryBoundary';
import { VersionsView } from './VersionsView';

const PAGE_SIZE = 20;

function RepositoriesContent() {
  const { t } = useDatabricksTranslation();
  const [offset, setOffset] = useState(0);
  const query = useLakeportVersions({ limit: PAGE_SIZE, offset });
  return (
    <>
      <Header
        title={t('versions.pageTitle')}
        customActions={<Freshness query={query} readAt={query.data?.readAt} />}
      />
      <Container>
        <QueryBoundary query={query} what={t('versions.what')}>
          {list => (
            <VersionsView
              list={list}
              pageSize={PAGE_SIZE}
              offset={offset}
              onOffset={setOffset}
            />
          )}
        </QueryBoundary>
      </Container>
    </>
  );
}

/** The repositories of all platforms and projects, those furthest behind first. */
export function RepositoriesPage() {
  return (
    <DatabricksQueryProvider>
      <RepositoriesContent />
    </DatabricksQueryProvider>
  );
}
