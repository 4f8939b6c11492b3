import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  annotations,
  entityTypes,
  environmentOf,
} from '@lakeport/backstage-plugin-databricks-common';
import { isWorkspaceOf } from '@lakeport/backstage-plugin-databricks-node';
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

/** Entities that stand for Unity Catalog's things, as far as a caller may see them. */
export class CatalogEntities {
  readonly #catalog: Pick<CatalogService, 'getEntities'>;

  constructor(options: { catalog: Pick<CatalogService, 'getEntities'> }) {
    this.#catalog = options.catalog;
  }

  /** The entity of a catalog; the first by name when there are several. */
  async ofCatalog(
    metastoreId: string,
    catalog: string,
    credentials: BackstageCredentials,
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
      credentials,
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
    credentials: BackstageCredentials,
  ): Promise<Array<{ entityRef: string; workspaceId: string }>> {
    const entities = await this.#resources(
      entityTypes.environment,
      {},
      credentials,
    );
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

  async #resources(
    type: string,
    filter: Record<string, string>,
    credentials: BackstageCredentials,
  ): Promise<Entity[]> {
    const { items } = await this.#catalog.getEntities(
      {
        filter: { kind: 'Resource', 'spec.type': type, ...filter },
        fields: FIELDS,
      },
      { credentials },
    );
    return items;
  }
}
