import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  annotations,
  deploymentTargetOf,
  entityTypes,
} from '@lakeport/backstage-plugin-databricks-common';
import { projectFileOf } from '@lakeport/backstage-plugin-databricks-node';
import type { Environment } from './Environment';

/** Finds environments and what is between them in the catalog, as far as the caller may see them. */
export class EnvironmentLocator {
  readonly #catalog: CatalogService;
  readonly #integrations: Pick<ScmIntegrationRegistry, 'resolveUrl'>;

  constructor(options: {
    catalog: CatalogService;
    integrations: Pick<ScmIntegrationRegistry, 'resolveUrl'>;
  }) {
    this.#catalog = options.catalog;
    this.#integrations = options.integrations;
  }

  /**
   * @throws NotFoundError when there is no such entity or the caller may not see it
   * @throws InputError when the entity is neither
   */
  async name(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Omit<Environment, 'repository' | 'projectFile'>> {
    const { entity, ...names } = await this.#entity(entityRef, credentials);
    return { entityRef: stringifyEntityRef(entity), ...names };
  }

  /**
   * As {@link name}, with the repository and the project file.
   *
   * @throws InputError when the entity names no repository
   * @throws NotAllowedError when it names one that is not its own
   */
  async locate(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Environment> {
    const { entity, ...names } = await this.#entity(entityRef, credentials);
    return {
      entityRef: stringifyEntityRef(entity),
      ...names,
      ...projectFileOf(entity, this.#integrations),
    };
  }

  async #entity(entityRef: string, credentials: BackstageCredentials) {
    const entity = await this.#catalog.getEntityByRef(entityRef, {
      credentials,
    });
    if (!entity) {
      throw new NotFoundError(
        `There is no entity ${entityRef}, or you may not see it`,
      );
    }
    const target = deploymentTargetOf(entity);
    if (!target) {
      throw new InputError(
        `${entityRef} is no Databricks environment: that is a Resource of type ${entityTypes.environment} (or ${entityTypes.sharedStack}, of what is between environments) with the annotation ${annotations.environment}: <project>/<environment>`,
      );
    }
    return { entity, ...target };
  }
}
