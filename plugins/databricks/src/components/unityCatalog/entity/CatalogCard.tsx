import { useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, Flex, Link, Text } from '@backstage/ui';
import {
  catalogOf,
  type CatalogName,
  type UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';
import { DatabricksQueryProvider } from '../../../queries/DatabricksQueryProvider';
import { useCatalogBinding } from '../../../queries/useCatalogBinding';
import { useSchemaCount } from '../../../queries/useSchemaCount';
import { useUnityObject } from '../../../queries/useUnityObject';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { ExternalLink } from '../../common/ExternalLink';
import { Fact } from '../../common/Fact';
import { FactList } from '../../common/FactList';
import { formatCount } from '../../common/formatCount';
import { Freshness } from '../../common/Freshness';
import { QueryBoundary } from '../../common/QueryBoundary';
import { SourceErrors } from '../../common/SourceErrors';
import { WorkspaceLink } from '../../workspaces/WorkspaceLink';
import { AccessLinks } from '../detail/AccessLinks';
import { OwnerName } from '../detail/OwnerName';
import { StaleNote } from '../detail/StaleNote';
import { TagList } from '../detail/TagList';
import { requestOf } from '../requestOf';
import { UnityBoundary } from '../UnityBoundary';
import { useUnityHref } from '../useUnityHref';
import { bindingOf } from '../bindings/bindingOf';
import styles from '../detail/detail.module.css';

/** How many schemas there are, told once they were counted. */
function SchemaCount({ metastoreId, catalog }: CatalogName) {
  const { t } = useDatabricksTranslation();
  const { data, error } = useSchemaCount({ metastore: metastoreId, catalog });
  if (error) {
    return <Text color="secondary">{t('explorer.tags.unknown')}</Text>;
  }
  if (!data) {
    return (
      <Text color="secondary">{t('explorer.catalogCard.countingSchemas')}</Text>
    );
  }
  const number = formatCount(data.count);
  return (
    <Text>
      {data.isAll
        ? t('explorer.catalogCard.schemaCount', { number })
        : t('explorer.catalogCard.schemaCountAtLeast', { number })}
    </Text>
  );
}

/** The workspaces that may use the catalog, by name, each with its page. */
function WorkspaceNames({ metastoreId, catalog }: CatalogName) {
  const { t } = useDatabricksTranslation();
  const { data, error } = useCatalogBinding({
    metastore: metastoreId,
    catalog,
  });
  if (error || data?.binding?.failed !== undefined) {
    return <Text color="secondary">{t('explorer.tags.unknown')}</Text>;
  }
  if (!data) {
    return <Text color="secondary">…</Text>;
  }
  const { binding, workspaces } = data;
  if (binding?.open) {
    return <Text>{t('explorer.catalogCard.allWorkspaces')}</Text>;
  }
  const bound = workspaces.flatMap(({ id, name }) => {
    const state = binding ? bindingOf(binding, id) : 'none';
    return state === 'none' ? [] : [{ id, name, state }];
  });
  if (bound.length === 0) {
    return <Text>{t('explorer.none')}</Text>;
  }
  return (
    <ul
      className={styles.privileges}
      aria-label={t('explorer.catalogCard.workspaces')}
    >
      {bound.map(({ id, name, state }) => (
        <li key={id}>
          <WorkspaceLink workspace={{ id, name }} />
          {state === 'read' && ` (${t('explorer.bindings.states.read')})`}
        </li>
      ))}
    </ul>
  );
}

function CardContent({ named }: { named: CatalogName }) {
  const { metastoreId, catalog } = named;
  const { t } = useDatabricksTranslation();
  const hrefOf = useUnityHref();
  const object: UnityObjectName = { metastoreId, kind: 'catalog', catalog };
  const query = useUnityObject(requestOf(object));
  return (
    <QueryBoundary query={query} what={t('explorer.catalogCard.what')}>
      {details => (
        <>
          <StaleNote age={details.age} />
          <SourceErrors errors={details.errors} />
          <FactList>
            <Fact label={t('explorer.facts.owner')}>
              <OwnerName owner={details.object.owner} />
            </Fact>
            {details.object.comment && (
              <Fact label={t('explorer.facts.comment')}>
                {details.object.comment}
              </Fact>
            )}
            {details.object.isolationMode && (
              <Fact label={t('explorer.facts.isolationMode')}>
                {details.object.isolationMode}
              </Fact>
            )}
            <Fact label={t('explorer.catalogCard.workspaces')}>
              <WorkspaceNames {...named} />
            </Fact>
            <Fact label={t('explorer.catalogCard.schemas')}>
              <SchemaCount {...named} />
            </Fact>
            <Fact label={t('explorer.facts.tags')}>
              <TagList tags={details.tags} label={t('explorer.facts.tags')} />
            </Fact>
          </FactList>
          <Flex align="center" gap="3" style={{ flexWrap: 'wrap' }}>
            <Link href={hrefOf(object)}>
              {t('explorer.catalogCard.openExplorer')}
            </Link>
            {details.url && (
              <ExternalLink
                href={details.url}
                label={t('explorer.openLabel', { name: catalog })}
              >
                {t('explorer.open')}
              </ExternalLink>
            )}
            <AccessLinks
              environments={details.environments}
              catalog={catalog}
            />
          </Flex>
          <Freshness
            query={query}
            readAt={details.age.readAt}
            what={t('explorer.catalogCard.what')}
          />
        </>
      )}
    </QueryBoundary>
  );
}

/** Card of a catalog's page: whose it is, who may use it, what is in it. Nothing on other entities. */
export function CatalogCard() {
  const { entity } = useEntity();
  const { t } = useDatabricksTranslation();
  const named = catalogOf(entity);
  if (!named) {
    return null;
  }
  return (
    <DatabricksQueryProvider>
      <Card>
        <CardHeader>
          <Text as="h2" variant="title-x-small" weight="bold">
            {t('explorer.catalogCard.title')}
          </Text>
        </CardHeader>
        <CardBody>
          <UnityBoundary>{() => <CardContent named={named} />}</UnityBoundary>
        </CardBody>
      </Card>
    </DatabricksQueryProvider>
  );
}
