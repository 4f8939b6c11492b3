import { Badge, Flex, Link, Text } from '@backstage/ui';
import type {
  ProjectEnvironment,
  SourceError,
} from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { SourceErrors } from '../common/SourceErrors';
import { useTopologyHref } from '../topology/useTopologyHref';
import styles from './project.module.css';

/**
 * Says that networks as they are have pages of their own, one for each
 * environment, and leads there.
 */
export function ObservedNetworkLinks(props: {
  environments: readonly ProjectEnvironment[];
  errors: readonly SourceError[];
}) {
  const { environments, errors } = props;
  const { t } = useDatabricksTranslation();
  const hrefOf = useTopologyHref();
  const isPartial =
    errors.length > 0 && environments.some(({ entityRef }) => !entityRef);
  return (
    <Flex direction="column" gap="2">
      {/* What failed only matters here where a page could not be found for it. */}
      {isPartial && <SourceErrors errors={errors} />}
      <div className={styles.networks}>
        <Text as="p" variant="body-small">
          {t('projectTopology.observed')}
        </Text>
        <ul
          className={styles.networkList}
          aria-label={t('projectTopology.observedLabel')}
        >
          {environments.map(({ name, declared, entityRef }) => (
            <li key={name} className={styles.network}>
              {entityRef ? (
                <Link
                  href={hrefOf(entityRef, 'observed')}
                  variant="body-small"
                  aria-label={t('projectTopology.openObserved', { name })}
                >
                  {name}
                </Link>
              ) : (
                <Text variant="body-small">{name}</Text>
              )}
              {!entityRef && !isPartial && (
                <Badge>{t('project.notRegistered')}</Badge>
              )}
              {!declared && <Badge>{t('project.notDeclared')}</Badge>}
            </li>
          ))}
        </ul>
      </div>
    </Flex>
  );
}
