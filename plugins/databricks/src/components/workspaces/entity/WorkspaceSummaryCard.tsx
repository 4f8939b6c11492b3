import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Link, Text } from '@backstage/ui';
import {
  annotations,
  isDatabricksWorkspace,
} from '@lakeport/backstage-plugin-databricks-common';
import { DatabricksQueryProvider } from '../../../queries/DatabricksQueryProvider';
import { useWorkspace } from '../../../queries/useWorkspace';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { EntityLink } from '../../common/EntityLink';
import { ExternalLink } from '../../common/ExternalLink';
import { Fact } from '../../common/Fact';
import { FactList } from '../../common/FactList';
import { formatCount } from '../../common/formatCount';
import { StatusText } from '../../common/StatusText';
import { EstateCard } from '../../estate/EstateCard';
import { MetastoreLink } from '../../estate/MetastoreLink';
import { PrincipalName } from '../detail/PrincipalName';
import { useWorkspaceHref } from '../useWorkspaceHref';
import { WorkspaceHealth } from '../WorkspaceHealth';
import styles from '../workspaces.module.css';

/** As many admins fit a card. */
const FEW = 5;

function Summary({ workspaceId }: { workspaceId: string }) {
  const { t } = useDatabricksTranslation();
  const hrefOf = useWorkspaceHref();
  const query = useWorkspace(workspaceId);
  return (
    <EstateCard
      title={t('estate.detail.workspace')}
      what={t('estate.detail.what')}
      query={query}
      told={details => details}
    >
      {({ workspace, metastore, admins }) => {
        const { name, status, statusMessage, url, environmentRef } = workspace;
        const metastoreId = metastore?.id ?? workspace.metastoreId;
        return (
          <>
            <FactList>
              <Fact label={t('workspaces.status')}>
                <StatusText status={status} />
                {statusMessage && <Text as="p">{statusMessage}</Text>}
              </Fact>
              <Fact label={t('workspaces.environment')}>
                {environmentRef ? (
                  <EntityLink entityRef={environmentRef} />
                ) : (
                  t('workspaces.noEnvironment')
                )}
              </Fact>
              {metastoreId && (
                <Fact label={t('estate.detail.metastore')}>
                  <MetastoreLink metastoreId={metastoreId}>
                    {metastore?.name ?? metastoreId}
                  </MetastoreLink>
                </Fact>
              )}
              {admins.length > 0 && (
                <Fact label={t('estate.people.admins')}>
                  <ul className={styles.plainList}>
                    {admins.slice(0, FEW).map(admin => (
                      <li key={`${admin.type} ${admin.id}`}>
                        <PrincipalName principal={admin} />
                      </li>
                    ))}
                    {admins.length > FEW && (
                      <li>
                        {t('estate.people.more', {
                          number: formatCount(admins.length - FEW),
                        })}
                      </li>
                    )}
                  </ul>
                </Fact>
              )}
              <WorkspaceHealth workspaceId={workspaceId} />
            </FactList>
            <Flex gap="3">
              <Link href={hrefOf(workspaceId)}>
                {t('estate.entity.openWorkspace')}
              </Link>
              <ExternalLink
                href={url}
                label={t('estate.openInDatabricksLabel', { name })}
              >
                {t('estate.openInDatabricks')}
              </ExternalLink>
            </Flex>
          </>
        );
      }}
    </EstateCard>
  );
}

/** Card of a workspace's page: whether it runs, whose it is, and how its network is. */
export function WorkspaceSummaryCard() {
  const { entity } = useEntity();
  const workspaceId = entity.metadata.annotations?.[annotations.workspaceId];
  // A card is nothing where there is nothing to say.
  return workspaceId && isDatabricksWorkspace(entity) ? (
    <DatabricksQueryProvider>
      <Summary workspaceId={workspaceId} />
    </DatabricksQueryProvider>
  ) : null;
}
