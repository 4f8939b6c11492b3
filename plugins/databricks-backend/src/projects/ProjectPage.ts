import type {
  BackstageCredentials,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  databricksDeploymentReadPermission,
  databricksEnvironmentReadPermission,
  type EnvironmentDrift,
  type ProjectDetails,
  type ProjectEnvironment,
  type WorkspaceList,
} from '@lakeport/backstage-plugin-databricks-common';
import { isWorkspaceOf } from '@lakeport/backstage-plugin-databricks-node';
import { allowedOf } from '../access/allowedOf';
import type { DeploymentService } from '../deployments/DeploymentService';
import type { DriftReader } from '../drift/DriftReader';
import { Attempts } from '../sources/Attempts';
import type { DeclaredSystem } from '../systems/DeclaredSystem';
import type {
  EnvironmentEntities,
  EnvironmentEntity,
} from '../systems/EnvironmentEntities';
import { isSameRepository } from '../systems/isSameRepository';
import { repositoryUrlOf } from '../systems/repositoryUrlOf';
import type { WorkspaceReader } from '../workspaces/WorkspaceReader';
import type { PlatformComparison } from './PlatformComparison';
import type { ProjectReader } from './ProjectReader';

/** Joins a project with what its caller may see of environments, workspaces, deployments and platform. */
export class ProjectPage {
  readonly #projects: Pick<ProjectReader, 'read'>;
  readonly #platforms: Pick<PlatformComparison, 'compare'>;
  readonly #environments: Pick<EnvironmentEntities, 'list'>;
  readonly #workspaces: Pick<WorkspaceReader, 'list'>;
  readonly #deployments: Pick<DeploymentService, 'applied' | 'list'>;
  readonly #drift: Pick<DriftReader, 'read'>;
  readonly #permissions: PermissionsService;
  readonly #logger: LoggerService;

  constructor(options: {
    projects: Pick<ProjectReader, 'read'>;
    platforms: Pick<PlatformComparison, 'compare'>;
    environments: Pick<EnvironmentEntities, 'list'>;
    workspaces: Pick<WorkspaceReader, 'list'>;
    deployments: Pick<DeploymentService, 'applied' | 'list'>;
    drift: Pick<DriftReader, 'read'>;
    permissions: PermissionsService;
    logger: LoggerService;
  }) {
    this.#projects = options.projects;
    this.#platforms = options.platforms;
    this.#environments = options.environments;
    this.#workspaces = options.workspaces;
    this.#deployments = options.deployments;
    this.#drift = options.drift;
    this.#permissions = options.permissions;
    this.#logger = options.logger;
  }

  /** @throws as ProjectReader.read does */
  async read(
    system: DeclaredSystem,
    credentials: BackstageCredentials,
  ): Promise<ProjectDetails> {
    const attempts = new Attempts(this.#logger);
    const [{ text, project: name, ...answer }, entities] = await Promise.all([
      this.#projects.read(system),
      attempts.read('environments in the catalog', () =>
        this.#environments.list(credentials),
      ),
    ]);
    attempts.errors.push(...answer.errors);
    const own = (entities ?? []).filter(
      entity =>
        entity.project === name &&
        isSameRepository(entity.repository, system.repository),
    );
    const [environments, compared] = await Promise.all([
      this.#join(answer.environments, { own, attempts, credentials }),
      this.#platforms.compare(system, { text, attempts, credentials }),
    ]);
    const { title } = system.entity.metadata;
    return {
      ...answer,
      entityRef: system.entityRef,
      name,
      ...(title && { title }),
      repositoryUrl: repositoryUrlOf(system),
      ...compared,
      environments,
      errors: attempts.sorted(),
    };
  }

  /** Declared environments and those that only the catalog has, each with what is there. */
  async #join(
    declared: ProjectEnvironment[],
    request: {
      own: EnvironmentEntity[];
      attempts: Attempts;
      credentials: BackstageCredentials;
    },
  ): Promise<ProjectEnvironment[]> {
    const { own, attempts, credentials } = request;
    const entities = new Map(own.map(entity => [entity.environment, entity]));
    const resourceRefs = own.map(({ entityRef }) => entityRef);
    const [seen, followed, workspaces] = await Promise.all([
      allowedOf(this.#permissions, databricksEnvironmentReadPermission, {
        resourceRefs,
        credentials,
      }),
      allowedOf(this.#permissions, databricksDeploymentReadPermission, {
        resourceRefs,
        credentials,
      }),
      own.length > 0
        ? attempts.read('workspaces', () => this.#workspaces.list())
        : undefined,
    ]);
    attempts.errors.push(...(workspaces?.errors ?? []));
    const all = [
      ...declared,
      ...own
        .filter(({ environment }) =>
          declared.every(({ name }) => name !== environment),
        )
        .map(({ environment }) => ({
          name: environment,
          declared: false,
          catalogs: [],
        })),
    ];
    return Promise.all(
      all.map(async environment => {
        const entity = entities.get(environment.name);
        if (!entity) {
          return environment;
        }
        const { entityRef } = entity;
        const deployed = followed.has(entityRef)
          ? await attempts.read(`deployments of ${environment.name}`, () =>
              this.#deployed(entityRef),
            )
          : undefined;
        const workspace = seen.has(entityRef)
          ? workspaceOf(workspaces, entity)
          : undefined;
        return {
          ...environment,
          entityRef,
          ...(workspace && { workspace }),
          ...deployed,
        };
      }),
    );
  }

  /** What runs, what was done last, and whether it differs, each as short as in a list. */
  async #deployed(
    entityRef: string,
  ): Promise<Pick<ProjectEnvironment, 'applied' | 'drift' | 'lastDeployment'>> {
    const [{ items }, applied, drift] = await Promise.all([
      this.#deployments.list({ entityRef, limit: 1, offset: 0 }),
      this.#deployments.applied(entityRef),
      this.#drift.read(entityRef),
    ]);
    const lastDeployment = items.at(0);
    return {
      ...(lastDeployment && { lastDeployment }),
      ...(applied && { applied }),
      drift: withoutStacks(drift),
    };
  }
}

function withoutStacks({ plan, ...drift }: EnvironmentDrift): EnvironmentDrift {
  if (!plan) {
    return drift;
  }
  const { stacks: _stacks, ...totals } = plan;
  return { ...drift, plan: totals };
}

function workspaceOf(
  workspaces: WorkspaceList | undefined,
  entity: EnvironmentEntity,
) {
  return workspaces?.items.find(workspace => isWorkspaceOf(workspace, entity));
}
