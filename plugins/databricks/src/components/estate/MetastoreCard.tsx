import { useEntity } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import {
  annotations,
  isDatabricksMetastore,
  type Metastore,
} from '@lakeport/backstage-plugin-databricks-common';
import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { useMetastores } from '../../queries/useMetastores';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EmptyState } from '../common/EmptyState';
import { Fact } from '../common/Fact';
import { FactList } from '../common/FactList';
import { OwnerName } from '../unityCatalog/detail/OwnerName';
import { WorkspaceStates } from '../workspaces/WorkspaceStates';
import { EstateCard } from './EstateCard';
import { MetastoreLink } from './MetastoreLink';

function MetastoreFacts({ metastore }: { metastore: Metastore }) {
  const { id, name, region, owner, storageRoot, workspaces } = metastore;
  const { t } = useDatabricksTranslation();
  return (
    <>
      <FactList>
        <Fact label={t('estate.metastore.id')}>{id}</Fact>
        <Fact label={t('workspaces.region')}>{region ?? '–'}</Fact>
        <Fact label={t('estate.metastore.owner')}>
          <OwnerName owner={owner} />
        </Fact>
        <Fact label={t('estate.metastore.storageRoot')}>
          {storageRoot ?? t('estate.metastore.noStorageRoot')}
        </Fact>
        <Fact label={t('workspaces.title')}>
          {workspaces.length > 0 ? (
            <WorkspaceStates
              workspaces={workspaces}
              label={t('estate.entity.workspacesOf', { name })}
            />
          ) : (
            <Text color="secondary">{t('estate.detail.none')}</Text>
          )}
        </Fact>
      </FactList>
      <MetastoreLink metastoreId={id}>
        {t('estate.metastore.openExplorer')}
      </MetastoreLink>
    </>
  );
}

function MetastoreContent({ metastoreId }: { metastoreId: string }) {
  const { t } = useDatabricksTranslation();
  const query = useMetastores();
  return (
    <EstateCard
      title={t('estate.metastore.title')}
      what={t('estate.metastore.what')}
      query={query}
      told={list => list}
    >
      {({ items, errors }) => {
        const metastore = items.find(({ id }) => id === metastoreId);
        return (
          <>
            {metastore && <MetastoreFacts metastore={metastore} />}
            {!metastore && errors.length === 0 && (
              <EmptyState
                title={t('estate.metastore.gone')}
                hint={t('estate.metastore.goneHint', { id: metastoreId })}
              />
            )}
          </>
        );
      }}
    </EstateCard>
  );
}

/** Card of a metastore's page: whose it is, which workspaces use it, and the way into it. */
export function MetastoreCard() {
  const { entity } = useEntity();
  const metastoreId = entity.metadata.annotations?.[annotations.metastoreId];
  // Workspaces and catalogs carry its id, too; this is about the metastore itself.
  return metastoreId && isDatabricksMetastore(entity) ? (
    <DatabricksQueryProvider>
      <MetastoreContent metastoreId={metastoreId} />
    </DatabricksQueryProvider>
  ) : null;
}
