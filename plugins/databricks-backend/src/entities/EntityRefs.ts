import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  annotations,
  entityTypes,
} from '@lakeport/backstage-plugin-databricks-common';

/**
 * Catalog entities of Databricks and AWS things by the ids in their annotations,
 * as far as the caller may see them.
 */
export class EntityRefs {
  readonly #catalog: Pick<CatalogService, 'getEntities'>;

  constructor(options: { catalog: Pick<CatalogService, 'getEntities'> }) {
    this.#catalog = options.catalog;
  }

  /** By workspace id. */
  workspaces(credentials: BackstageCredentials): Promise<Map<string, string>> {
    return this.#by(
      entityTypes.workspace,
      annotations.workspaceId,
      credentials,
    );
  }

  /** By VPC id. */
  vpcs(credentials: BackstageCredentials): Promise<Map<string, string>> {
    return this.#by(entityTypes.vpc, annotations.vpcId, credentials);
  }

  /** By metastore id. */
  metastores(credentials: BackstageCredentials): Promise<Map<string, string>> {
    return this.#by(
      entityTypes.metastore,
      annotations.metastoreId,
      credentials,
    );
  }

  async #by(
    type: string,
    annotation: string,
    credentials: BackstageCredentials,
  ): Promise<Map<string, string>> {
    const { items } = await this.#catalog.getEntities(
      {
        filter: { kind: 'Resource', 'spec.type': type },
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.annotations',
        ],
      },
      { credentials },
    );
    const refs = new Map<string, string>();
    // Two entities of one thing: the first by name, so that it is always the same.
    for (const entity of items) {
      const id = entity.metadata.annotations?.[annotation];
      const ref = stringifyEntityRef(entity);
      const known = id && refs.get(id);
      if (id && (!known || ref < known)) {
        refs.set(id, ref);
      }
    }
    return refs;
  }
}
