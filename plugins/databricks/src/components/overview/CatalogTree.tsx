import { Badge, VisuallyHidden } from '@backstage/ui';
import {
  RiDatabase2Line,
  RiFolder3Line,
  RiHardDrive2Line,
} from '@remixicon/react';
import type { ReactNode } from 'react';
import type { EnvironmentCatalog } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import styles from './overview.module.css';

function Leaf(props: { icon: ReactNode; kind: string; children: ReactNode }) {
  return (
    <div className={styles.leaf}>
      {props.icon}
      <span>
        <VisuallyHidden>{`${props.kind} `}</VisuallyHidden>
        {props.children}
      </span>
    </div>
  );
}

/**
 * Catalogs with their schemas and volumes as nested lists: a screen reader says
 * how many there are and how deep one is, and nothing needs a key press.
 */
export function CatalogTree(props: { catalogs: EnvironmentCatalog[] }) {
  const { t } = useDatabricksTranslation();
  return (
    <ul className={styles.tree} aria-label={t('catalogs.treeLabel')}>
      {props.catalogs.map(catalog => (
        <li key={catalog.name}>
          <Leaf
            icon={<RiDatabase2Line size={16} aria-hidden />}
            kind={t('catalogs.catalog')}
          >
            <strong>{catalog.name}</strong>{' '}
            {catalog.isDefault && <Badge>{t('catalogs.default')}</Badge>}{' '}
            {catalog.owner && (
              <span className={styles.secondary}>
                {t('catalogs.owner', { owner: catalog.owner })}
              </span>
            )}
          </Leaf>
          {catalog.schemas.length === 0 ? (
            <div className={styles.branch}>
              <span className={styles.secondary}>
                {t('catalogs.noSchemas')}
              </span>
            </div>
          ) : (
            <ul className={styles.branch}>
              {catalog.schemas.map(schema => (
                <li key={schema.name}>
                  <Leaf
                    icon={<RiFolder3Line size={16} aria-hidden />}
                    kind={t('catalogs.schema')}
                  >
                    {schema.name}
                  </Leaf>
                  {schema.volumes.length > 0 && (
                    <ul className={styles.branch}>
                      {schema.volumes.map(volume => (
                        <li key={volume.name}>
                          <Leaf
                            icon={<RiHardDrive2Line size={16} aria-hidden />}
                            kind={t('catalogs.volume')}
                          >
                            {volume.name}
                          </Leaf>
                        </li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
