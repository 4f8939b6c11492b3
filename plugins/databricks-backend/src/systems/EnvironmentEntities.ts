import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  deploymentTargetOf,
  entityTypes,
  type DeploymentTarget,
} from '@lakeport/backstage-plugin-databricks-common';
import {
  projectFileOf,
  type GitHubRepository,
} from '@lakeport/backstage-plugin-databricks-node';
import { deployedEntityTypes } from '../environments/deployedEntityTypes';

/**
 * The entity of an environment, or of what is between environments, with the
 * repository that it really comes from.
 */
export interface EnvironmentEntity extends DeploymentTarget {
  entityRef: string;
  repository: GitHubRepository;
}

/**
 * The environments, and what is between them, that the caller may see. An entity
 * says itself which environment it is, so its repository comes along: only the
 * one that a file speaks of may stand for that file's environment.
 */
export class EnvironmentEntities {
  readonly #catalog: CatalogService;
  readonly #integrations: Pick<ScmIntegrationRegistry, 'resolveUrl'>;

  constructor(options: {
    catalog: CatalogService;
    integrations: Pick<ScmIntegrationRegistry, 'resolveUrl'>;
  }) {
    this.#catalog = options.catalog;
    this.#integrations = options.integrations;
  }

  /** Environments alone. */
  list(credentials: BackstageCredentials): Promise<EnvironmentEntity[]> {
    return this.#list([entityTypes.environment], credentials);
  }

  /** Environments, and what is between them. */
  listTargets(credentials: BackstageCredentials): Promise<EnvironmentEntity[]> {
    return this.#list(deployedEntityTypes, credentials);
  }

  async #list(
    types: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<EnvironmentEntity[]> {
    const { items } = await this.#catalog.getEntities(
      {
        filter: { kind: 'Resource', 'spec.type': [...types] },
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.annotations',
          'spec.type',
        ],
      },
      { credentials },
    );
    return items.flatMap(entity => this.#read(entity));
  }

  #read(entity: Entity): EnvironmentEntity[] {
    const target = deploymentTargetOf(entity);
    if (!target) {
      return [];
    }
    try {
      const { repository } = projectFileOf(entity, this.#integrations);
      return [{ entityRef: stringifyEntityRef(entity), ...target, repository }];
    } catch {
      // It names no repository, or another one than its own.
      return [];
    }
  }
}
