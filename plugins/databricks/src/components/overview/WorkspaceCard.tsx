import { Alert, Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import type { Workspace } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EmptyState } from '../common/EmptyState';
import { ExternalLink } from '../common/ExternalLink';
import { Fact } from '../common/Fact';
import { FactList } from '../common/FactList';
import { StatusText } from '../common/StatusText';
import { statusTone } from '../common/statusTone';
import { WorkspaceHealth } from '../workspaces/WorkspaceHealth';
import { useWorkspaceHref } from '../workspaces/useWorkspaceHref';
import { WorkspaceLink } from '../workspaces/WorkspaceLink';

/** The workspace of an environment: whether it runs, how its network is, and the ids to find it by. */
export function WorkspaceCard(props: { workspace: Workspace | undefined }) {
  const { workspace } = props;
  const { t } = useDatabricksTranslation();
  const hrefOf = useWorkspaceHref();
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('overview.workspace')}
        </Text>
      </CardHeader>
      <CardBody>
        {!workspace && (
          <EmptyState
            title={t('overview.noWorkspace')}
            hint={t('overview.noWorkspaceHint')}
          />
        )}
        {workspace?.statusMessage && (
          <Alert
            status={
              statusTone(workspace.status) === 'danger' ? 'danger' : 'info'
            }
            icon
            title={workspace.statusMessage}
            mb="3"
          />
        )}
        {workspace && (
          <FactList>
            <Fact label={t('overview.status')}>
              <StatusText status={workspace.status} />
            </Fact>
            <Fact label={t('overview.name')}>
              <WorkspaceLink workspace={workspace} />
            </Fact>
            <Fact label={t('overview.url')}>
              <ExternalLink href={workspace.url}>{workspace.url}</ExternalLink>
            </Fact>
            <Fact label={t('overview.region')}>{workspace.region}</Fact>
            <Fact label={t('overview.id')}>{workspace.id}</Fact>
            <Fact label={t('overview.account')}>{workspace.accountId}</Fact>
            <Fact label={t('overview.metastore')}>
              {workspace.metastoreId ?? t('overview.none')}
            </Fact>
            <WorkspaceHealth workspaceId={workspace.id} />
            <Fact label={t('overview.costs')}>
              {/* A warehouse is asked for them, which costs money: by who wants to know. */}
              <Link href={`${hrefOf(workspace.id)}?show=cost`}>
                {t('overview.costsLink')}
              </Link>
            </Fact>
          </FactList>
        )}
      </CardBody>
    </Card>
  );
}
