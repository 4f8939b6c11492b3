import { Alert, Text } from '@backstage/ui';
import type { WorkspaceDetails } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { EntityLink } from '../../common/EntityLink';
import { ExternalLink } from '../../common/ExternalLink';
import { Fact } from '../../common/Fact';
import { FactList } from '../../common/FactList';
import { formatTime } from '../../common/formatTime';
import { StatusText } from '../../common/StatusText';
import { statusTone } from '../../common/statusTone';
import { FactsCard } from '../../estate/FactsCard';
import { MetastoreLink } from '../../estate/MetastoreLink';
import { useAbsentText } from './useAbsentText';

/** Whether a workspace runs, the ids to find it by, and what it belongs to. */
export function WorkspaceFactsCard({ details }: { details: WorkspaceDetails }) {
  const { workspace, mode, metastore } = details;
  const { project, environment, environmentRef, entityRef } = workspace;
  const { t } = useDatabricksTranslation();
  const absent = useAbsentText(details);
  const name = project && environment ? `${project}/${environment}` : undefined;
  const metastoreId = metastore?.id ?? workspace.metastoreId;
  return (
    <FactsCard title={t('estate.detail.workspace')}>
      {workspace.statusMessage && (
        <Alert
          status={statusTone(workspace.status) === 'danger' ? 'danger' : 'info'}
          icon
          title={workspace.statusMessage}
          mb="3"
        />
      )}
      <FactList>
        <Fact label={t('workspaces.status')}>
          <StatusText status={workspace.status} />
        </Fact>
        <Fact label={t('workspaces.environment')}>
          {environmentRef ? (
            <EntityLink entityRef={environmentRef}>{name}</EntityLink>
          ) : (
            name ?? t('workspaces.noEnvironment')
          )}
        </Fact>
        {entityRef && (
          <Fact label={t('estate.detail.entity')}>
            <EntityLink entityRef={entityRef} />
          </Fact>
        )}
        <Fact label={t('overview.id')}>{workspace.id}</Fact>
        <Fact label={t('overview.url')}>
          <ExternalLink href={workspace.url}>{workspace.url}</ExternalLink>
        </Fact>
        <Fact label={t('overview.region')}>{workspace.region || '–'}</Fact>
        <Fact label={t('overview.account')}>
          {workspace.accountId || t('estate.list.noAccount')}
        </Fact>
        <Fact label={t('estate.detail.metastore')}>
          {metastoreId ? (
            <>
              <MetastoreLink
                metastoreId={metastoreId}
                label={t('estate.metastoreLabel', {
                  name: metastore?.name ?? metastoreId,
                })}
              >
                {metastore?.name ?? metastoreId}
              </MetastoreLink>
              {metastore?.name && (
                <Text as="p" variant="body-small" color="secondary">
                  {metastoreId}
                </Text>
              )}
              {metastore?.entityRef && (
                <div>
                  {t('estate.detail.entity')}{' '}
                  <EntityLink entityRef={metastore.entityRef} />
                </div>
              )}
              {metastore?.owner && (
                <div>
                  {t('estate.detail.ownedBy', { owner: metastore.owner })}
                </div>
              )}
              {metastore?.defaultCatalog && (
                <div>
                  {t('estate.detail.defaultCatalog', {
                    catalog: metastore.defaultCatalog,
                  })}
                </div>
              )}
            </>
          ) : (
            absent
          )}
        </Fact>
        {workspace.pricingTier && (
          <Fact label={t('estate.detail.pricingTier')}>
            {workspace.pricingTier}
          </Fact>
        )}
        {workspace.computeMode && (
          <Fact label={t('estate.detail.computeMode')}>
            {workspace.computeMode}
          </Fact>
        )}
        {workspace.createdAt && (
          <Fact label={t('estate.detail.createdAt')}>
            <time dateTime={workspace.createdAt}>
              {formatTime(workspace.createdAt)}
            </time>
          </Fact>
        )}
        {mode && (
          <Fact label={t('estate.detail.readWith')}>
            {t(`estate.detail.mode.${mode}`)}
          </Fact>
        )}
      </FactList>
    </FactsCard>
  );
}
