import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  annotations,
  isDatabricksPlatform,
  isDatabricksProject,
} from '@lakeport/backstage-plugin-databricks-common';
import {
  platformFileOf,
  projectFileOf,
} from '@lakeport/backstage-plugin-databricks-node';
import type { DeclaredSystem } from './DeclaredSystem';

/** Finds platforms and projects in the catalog, as far as the caller may see them. */
export class SystemLocator {
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
   * @throws InputError when the entity is no platform, or names no repository
   * @throws NotAllowedError when it names a repository that is not its own
   */
  async platform(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<DeclaredSystem> {
    const entity = await this.#entity(entityRef, credentials);
    if (!isDatabricksPlatform(entity)) {
      throw new InputError(
        `${entityRef} is no Databricks platform: that is a System with the annotation ${annotations.platformFile}`,
      );
    }
    return this.#declaredPlatform(entity);
  }

  /** As {@link platform}, for a project. */
  async project(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<DeclaredSystem> {
    const entity = await this.#entity(entityRef, credentials);
    if (!isDatabricksProject(entity)) {
      throw new InputError(
        `${entityRef} is no Databricks project: that is a System with the annotation ${annotations.projectFile}`,
      );
    }
    return this.#declaredProject(entity);
  }

  /** The platform entities that the caller may see. */
  platforms(credentials: BackstageCredentials): Promise<Entity[]> {
    return this.#systems(annotations.platformFile, credentials);
  }

  /** The platforms that the caller may see and whose entities say where their file is. */
  async declaredPlatforms(
    credentials: BackstageCredentials,
  ): Promise<DeclaredSystem[]> {
    return declared(await this.platforms(credentials), entity =>
      this.#declaredPlatform(entity),
    );
  }

  /** The projects that the caller may see and whose entities say where their file is. */
  async declaredProjects(
    credentials: BackstageCredentials,
  ): Promise<DeclaredSystem[]> {
    const entities = await this.#systems(annotations.projectFile, credentials);
    return declared(entities, entity => this.#declaredProject(entity));
  }

  #declaredPlatform(entity: Entity): DeclaredSystem {
    const { platformFile, repository } = platformFileOf(
      entity,
      this.#integrations,
    );
    return {
      entityRef: stringifyEntityRef(entity),
      entity,
      file: platformFile,
      repository,
    };
  }

  #declaredProject(entity: Entity): DeclaredSystem {
    const { projectFile, repository } = projectFileOf(
      entity,
      this.#integrations,
    );
    return {
      entityRef: stringifyEntityRef(entity),
      entity,
      file: projectFile,
      repository,
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
    return entity;
  }

  async #systems(
    annotation: string,
    credentials: BackstageCredentials,
  ): Promise<Entity[]> {
    const { items } = await this.#catalog.getEntities(
      {
        filter: {
          kind: 'System',
          [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
        },
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.title',
          'metadata.description',
          'metadata.annotations',
          'spec.owner',
          'relations',
        ],
      },
      { credentials },
    );
    return items;
  }
}

/** One entity that names no repository, or another one than its own, does not hide the others. */
function declared(
  entities: Entity[],
  read: (entity: Entity) => DeclaredSystem,
): DeclaredSystem[] {
  return entities.flatMap(entity => {
    try {
      return [read(entity)];
    } catch {
      return [];
    }
  });
}
