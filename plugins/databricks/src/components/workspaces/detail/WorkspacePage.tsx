import { useRouteRef } from '@backstage/core-plugin-api';
import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { Container, Flex, Header, Link } from '@backstage/ui';
import { useParams } from 'react-router-dom';
import { useWorkspace } from '../../../queries/useWorkspace';
import { rootRouteRef } from '../../../routes';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { EmptyState } from '../../common/EmptyState';
import { ExternalLink } from '../../common/ExternalLink';
import { useWorkspaceHref } from '../useWorkspaceHref';
import { WorkspaceView } from './WorkspaceView';

/** What the backend takes; nothing else is sent to it. */
const WORKSPACE_ID = /^[0-9]{1,20}$/;

function KnownWorkspace({ workspaceId }: { workspaceId: string }) {
  const { t } = useDatabricksTranslation();
  const hrefOf = useWorkspaceHref();
  const { data } = useWorkspace(workspaceId);
  const { name = workspaceId, url } = data?.workspace ?? {};
  return (
    <BreadcrumbEntry entry={{ label: name, href: hrefOf(workspaceId) }}>
      <Header
        title={name}
        customActions={
          url && (
            <ExternalLink
              href={url}
              label={t('estate.openInDatabricksLabel', { name })}
            >
              {t('estate.openInDatabricks')}
            </ExternalLink>
          )
        }
      />
      <Container>
        <WorkspaceView workspaceId={workspaceId} />
      </Container>
    </BreadcrumbEntry>
  );
}

/** The page of one workspace, below the list of all. */
export function WorkspacePage() {
  const { t } = useDatabricksTranslation();
  const root = useRouteRef(rootRouteRef)();
  const { workspaceId = '' } = useParams();
  const isId = WORKSPACE_ID.test(workspaceId);
  return (
    <Flex direction="column" gap="2">
      <Container>
        <Link href={`${root}/workspaces`}>{t('estate.detail.back')}</Link>
      </Container>
      {isId ? (
        // Another workspace is another page: nothing of the one before stays.
        <KnownWorkspace key={workspaceId} workspaceId={workspaceId} />
      ) : (
        <EmptyState
          title={t('estate.detail.noId')}
          hint={t('estate.detail.noIdHint', { id: workspaceId })}
        />
      )}
    </Flex>
  );
}
