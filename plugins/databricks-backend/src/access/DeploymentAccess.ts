import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError, isError } from '@backstage/errors';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  databricksDeploymentApprovePermission,
  databricksDeploymentReadPermission,
  type Deployment,
} from '@lakeport/backstage-plugin-databricks-common';
import type { Knex } from 'knex';
import { allowedOf } from './allowedOf';
import { authorize, lacksPermission } from './authorize';
import type { Access } from './callerOf';
import type {
  AllowedEnvironments,
  ConditionalAccess,
} from './ConditionalAccess';
import type { VisibleEnvironments } from './VisibleEnvironments';
import type { DeploymentService } from '../deployments/DeploymentService';
import type { EnvironmentLocator } from '../environments/EnvironmentLocator';
import { narrowByEntities } from '../permissions/narrowByEntities';
import { narrowByEnvironment } from '../permissions/narrowByEnvironment';

/** What a caller may see and do of deployments. */
export class DeploymentAccess {
  readonly #permissions: Access['permissions'];
  readonly #locator: Pick<EnvironmentLocator, 'name'>;
  readonly #deployments: Pick<DeploymentService, 'get'>;
  readonly #conditional: Pick<ConditionalAccess, 'allowed'>;
  readonly #visible: Pick<VisibleEnvironments, 'list'>;

  constructor(options: {
    permissions: Access['permissions'];
    locator: Pick<EnvironmentLocator, 'name'>;
    deployments: Pick<DeploymentService, 'get'>;
    conditional: Pick<ConditionalAccess, 'allowed'>;
    visible: Pick<VisibleEnvironments, 'list'>;
  }) {
    this.#permissions = options.permissions;
    this.#locator = options.locator;
    this.#deployments = options.deployments;
    this.#conditional = options.conditional;
    this.#visible = options.visible;
  }

  /**
   * A deployment of an environment that the catalog shows to the caller, who has
   * the permission to see its deployments, and maybe another one.
   *
   * @throws NotFoundError when there is none, or the environment is hidden
   * @throws NotAllowedError when the caller lacks a permission
   */
  async find(
    id: string,
    credentials: BackstageCredentials,
    ...more: ResourcePermission[]
  ): Promise<Deployment> {
    const deployment = await this.#deployments.get(id);
    try {
      await this.#locator.name(deployment.entityRef, credentials);
    } catch (error) {
      // A deployment of an environment that the caller may not see is not there.
      throw isError(error) && error.name === NotFoundError.name
        ? new NotFoundError(`There is no deployment ${id}`)
        : error;
    }
    for (const permission of [databricksDeploymentReadPermission, ...more]) {
      await authorize(
        this.#permissions,
        { permission, resourceRef: deployment.entityRef },
        credentials,
      );
    }
    return deployment;
  }

  /** Whether the caller has the permission to approve on an environment. */
  async mayApprove(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const allowed = await allowedOf(
      this.#permissions,
      databricksDeploymentApprovePermission,
      { resourceRefs: [entityRef], credentials },
    );
    return allowed.has(entityRef);
  }

  /**
   * What a list is narrowed by: the environments that the catalog shows, those of
   * which the caller may see deployments and, where it is asked for, approve them.
   *
   * @throws NotAllowedError when the caller may see deployments of no environment
   */
  async narrowing(
    credentials: BackstageCredentials,
    options: {
      approvable: boolean;
      /** Leaves out what this user or service asked for. */
      notRequestedBy?: string;
    },
  ): Promise<(query: Knex.QueryBuilder) => void> {
    const permission = databricksDeploymentReadPermission;
    const [readable, approvable, visible] = await Promise.all([
      this.#conditional.allowed(permission, credentials),
      options.approvable
        ? this.#conditional.allowed(
            databricksDeploymentApprovePermission,
            credentials,
          )
        : Promise.resolve<AllowedEnvironments>('all'),
      this.#visible.list(credentials),
    ]);
    if (readable === 'none') {
      throw new NotAllowedError(lacksPermission({ permission }));
    }
    return query => {
      narrowByEntities(query, approvable === 'none' ? [] : visible);
      if (options.notRequestedBy) {
        query.whereNot('deployments.requested_by', options.notRequestedBy);
      }
      for (const allowed of [readable, approvable]) {
        if (allowed !== 'all' && allowed !== 'none') {
          narrowByEnvironment(query, allowed);
        }
      }
    };
  }
}
