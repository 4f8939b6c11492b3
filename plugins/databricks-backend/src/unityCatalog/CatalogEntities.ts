import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  annotations,
  entityTypes,
  environmentOf,
} from '@lakeport/backstage-plugin-databricks-common';
import { isWorkspaceOf } from '@lakeport/backstage-plugin-databricks-node';
import type { CatalogViewer } from './CatalogViewer';
import { KeptAnswers } from './KeptAnswers';
import type { MetastoreWorkspace } from './KnownMetastore';

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'spec.type',
];
/** The catalog's filter separates its parts by commas. */
const FILTERABLE = /^[^,\p{Cc}]+$/u;

const KEEP_MS = 60_000;

/**
 * Entities that stand for Unity Catalog's things, as far as a viewer may see
 * them. The catalog is asked once a minute for the same.
 */
export class CatalogEntities {
  readonly #catalog: Pick<CatalogService, 'getEntities'>;
  readonly #kept = new KeptAnswers<Entity[]>({ keepMs: KEEP_MS, renews: true });

  constructor(options: { catalog: Pick<CatalogService, 'getEntities'> }) {
    this.#catalog = options.catalog;
  }

  /** The entity of a catalog; the first by name when there are several. */
  async ofCatalog(
    metastoreId: string,
    catalog: string,
    viewer: CatalogViewer,
  ): Promise<string | undefined> {
    const marks = {
      [annotations.metastoreId]: metastoreId,
      [annotations.catalog]: catalog,
    };
    if (!Object.values(marks).every(value => FILTERABLE.test(value))) {
      return undefined;
    }
    const entities = await this.#resources(
      entityTypes.catalog,
      Object.fromEntries(
        Object.entries(marks).map(([key, value]) => [
          `metadata.annotations.${key}`,
          value,
        ]),
      ),
      viewer,
    );
    return entities
      .filter(entity =>
        // The filter takes names in any case.
        Object.entries(marks).every(
          ([key, value]) => entity.metadata.annotations?.[key] === value,
        ),
      )
      .map(entity => stringifyEntityRef(entity))
      .sort()
      .at(0);
  }

  /** Environments by the workspaces that they are. */
  async environmentsOf(
    workspaces: readonly MetastoreWorkspace[],
    viewer: CatalogViewer,
  ): Promise<Array<{ entityRef: string; workspaceId: string }>> {
    const entities = await this.#resources(entityTypes.environment, {}, viewer);
    return entities
      .flatMap(entity => {
        const names = environmentOf(entity);
        return workspaces
          .filter(workspace => names && isWorkspaceOf(workspace, names))
          .map(({ id }) => ({
            entityRef: stringifyEntityRef(entity),
            workspaceId: id,
          }));
      })
      .sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1));
  }

  #resources(
    type: string,
    filter: Record<string, string>,
    { name, credentials }: CatalogViewer,
  ): Promise<Entity[]> {
    return this.#kept.get([name, type, JSON.stringify(filter)], async () => {
      const { items } = await this.#catalog.getEntities(
        {
          filter: { kind: 'Resource', 'spec.type': type, ...filter },
          fields: FIELDS,
        },
        { credentials },
      );
      return items;
    });
  }
}
