import { useEntity } from '@backstage/plugin-catalog-react';
import {
  catalogOf,
  type CatalogName,
  type Metastore,
} from '@lakeport/backstage-plugin-databricks-common';
import { useMemo } from 'react';
import { DatabricksQueryProvider } from '../../../queries/DatabricksQueryProvider';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { EmptyState } from '../../common/EmptyState';
import { SourceErrors } from '../../common/SourceErrors';
import { ExplorerView } from '../ExplorerView';
import { UnityBoundary } from '../UnityBoundary';

function ExplorerOf(props: {
  named: CatalogName;
  metastores: readonly Metastore[];
}) {
  const { metastores } = props;
  const { metastoreId, catalog } = props.named;
  const { t } = useDatabricksTranslation();
  const root = useMemo(
    () => ({ metastoreId, kind: 'catalog' as const, catalog }),
    [metastoreId, catalog],
  );
  const around = useMemo(
    () => metastores.filter(({ id }) => id === metastoreId),
    [metastores, metastoreId],
  );
  return around.length > 0 ? (
    <ExplorerView metastores={around} root={root} />
  ) : (
    <EmptyState
      title={t('explorer.notHereTitle')}
      hint={t('explorer.notHereHint', { metastore: metastoreId })}
    />
  );
}

/** Tab of a catalog's page: the explorer with this catalog at the top. */
export function CatalogExplorer() {
  const { entity } = useEntity();
  const { t } = useDatabricksTranslation();
  const named = catalogOf(entity);
  if (!named) {
    return (
      <EmptyState
        title={t('explorer.emptyTitle')}
        hint={t('explorer.catalogCard.noTarget')}
      />
    );
  }
  return (
    <DatabricksQueryProvider>
      <UnityBoundary>
        {({ items, errors }) => (
          <>
            <SourceErrors errors={errors} />
            <ExplorerOf named={named} metastores={items} />
          </>
        )}
      </UnityBoundary>
    </DatabricksQueryProvider>
  );
}
