import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  entityTypes,
  environmentOf,
} from '@lakeport/backstage-plugin-databricks-common';
import {
  projectFileOf,
  type GitHubRepository,
} from '@lakeport/backstage-plugin-databricks-node';

/** An environment entity with the repository that it really comes from. */
export interface EnvironmentEntity {
  entityRef: string;
  project: string;
  environment: string;
  repository: GitHubRepository;
}

/**
 * The environments that the caller may see. An entity says itself which
 * environment it is, so its repository comes along: only the one that a file
 * speaks of may stand for that file's environment.
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

  async list(credentials: BackstageCredentials): Promise<EnvironmentEntity[]> {
    const { items } = await this.#catalog.getEntities(
      {
        filter: { kind: 'Resource', 'spec.type': entityTypes.environment },
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
    const names = environmentOf(entity);
    if (!names) {
      return [];
    }
    try {
      const { repository } = projectFileOf(entity, this.#integrations);
      return [{ entityRef: stringifyEntityRef(entity), ...names, repository }];
    } catch {
      // It names no repository, or another one than its own.
      return [];
    }
  }
}
