import type {
  BackstageCredentials,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  databricksEnvironmentReadPermission,
  type ProjectDetails,
  type ProjectEnvironment,
  type ProjectTarget,
  type Workspace,
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
import { DeploymentStates } from './DeploymentStates';
import type { PlatformComparison } from './PlatformComparison';
import type { ProjectReader } from './ProjectReader';

/**
 * Joins a project with what its caller may see of environments, what is between
 * them, workspaces, deployments and platform.
 */
export class ProjectPage {
  readonly #projects: Pick<ProjectReader, 'read'>;
  readonly #platforms: Pick<PlatformComparison, 'compare'>;
  readonly #environments: Pick<EnvironmentEntities, 'listTargets'>;
  readonly #workspaces: Pick<WorkspaceReader, 'list'>;
  readonly #states: DeploymentStates;
  readonly #permissions: PermissionsService;
  readonly #logger: LoggerService;

  constructor(options: {
    projects: Pick<ProjectReader, 'read'>;
    platforms: Pick<PlatformComparison, 'compare'>;
    environments: Pick<EnvironmentEntities, 'listTargets'>;
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
    this.#states = new DeploymentStates(options);
    this.#permissions = options.permissions;
    this.#logger = options.logger;
  }

  /** @throws as ProjectReader.read does */
  async read(
    system: DeclaredSystem,
    credentials: BackstageCredentials,
  ): Promise<ProjectDetails> {
    const attempts = new Attempts(this.#logger);
    const [{ text, project: name, ...answer }, targets] = await Promise.all([
      this.#projects.read(system),
      attempts.read('environments in the catalog', () =>
        this.#environments.listTargets(credentials),
      ),
    ]);
    attempts.errors.push(...answer.errors);
    const own = (targets ?? []).filter(
      entity =>
        entity.project === name &&
        isSameRepository(entity.repository, system.repository),
    );
    const entities = own.filter(({ isShared }) => !isShared);
    const [environments, workspaces, sharedStacks, compared] =
      await Promise.all([
        this.#states.join<ProjectEnvironment>(answer.environments, {
          entities,
          undeclared: missing => ({
            name: missing,
            declared: false,
            catalogs: [],
          }),
          attempts,
          credentials,
        }),
        this.#workspacesOf(entities, { attempts, credentials }),
        this.#states.join<ProjectTarget>(answer.sharedStacks, {
          entities: own.filter(({ isShared }) => isShared),
          undeclared: missing => ({ name: missing, declared: false }),
          attempts,
          credentials,
        }),
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
      environments: environments.map(environment => {
        const { entityRef } = environment;
        const workspace = entityRef && workspaces.get(entityRef);
        return { ...environment, ...(workspace && { workspace }) };
      }),
      sharedStacks,
      errors: attempts.sorted(),
    };
  }

  /** The workspaces of environments, by their entities, as far as the caller may see them. */
  async #workspacesOf(
    entities: readonly EnvironmentEntity[],
    request: { attempts: Attempts; credentials: BackstageCredentials },
  ): Promise<Map<string, Workspace>> {
    const { attempts, credentials } = request;
    if (entities.length === 0) {
      return new Map();
    }
    const [seen, workspaces] = await Promise.all([
      allowedOf(this.#permissions, databricksEnvironmentReadPermission, {
        resourceRefs: entities.map(({ entityRef }) => entityRef),
        credentials,
      }),
      attempts.read('workspaces', () => this.#workspaces.list()),
    ]);
    attempts.errors.push(...(workspaces?.errors ?? []));
    return new Map(
      entities.flatMap((entity): [string, Workspace][] => {
        const workspace = workspaces?.items.find(item =>
          isWorkspaceOf(item, entity),
        );
        return workspace && seen.has(entity.entityRef)
          ? [[entity.entityRef, workspace]]
          : [];
      }),
    );
  }
}
