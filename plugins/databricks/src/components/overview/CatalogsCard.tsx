import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import type { EnvironmentCatalog } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EmptyState } from '../common/EmptyState';
import { CatalogTree } from './CatalogTree';

/** Unity Catalog as it is in the environment's workspace. */
export function CatalogsCard(props: {
  environment: string;
  catalogs: EnvironmentCatalog[];
}) {
  const { t } = useDatabricksTranslation();
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('catalogs.title')}
        </Text>
      </CardHeader>
      <CardBody>
        {props.catalogs.length === 0 ? (
          <EmptyState
            title={t('catalogs.emptyTitle')}
            hint={t('catalogs.emptyHint', { environment: props.environment })}
          />
        ) : (
          <CatalogTree catalogs={props.catalogs} />
        )}
      </CardBody>
    </Card>
  );
}
