import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type PermissionCondition,
  type PermissionCriteria,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import {
  databricksEnvironmentResourceRef,
  type EnvironmentFilter,
} from '@lakeport/backstage-plugin-databricks-node';

/** For which environments somebody has a permission: all, none, or those of a filter. */
export type AllowedEnvironments = 'all' | 'none' | EnvironmentFilter;

/** Turns a policy's conditions into filters for queries. */
export class ConditionalAccess {
  readonly #permissions: PermissionsService;
  readonly #filterOf: (
    conditions: PermissionCriteria<PermissionCondition>,
  ) => EnvironmentFilter;

  /** The plugin's rules must be registered by then. */
  constructor(options: {
    permissions: PermissionsService;
    registry: PermissionsRegistryService;
  }) {
    this.#permissions = options.permissions;
    this.#filterOf = createConditionTransformer(
      options.registry.getPermissionRuleset(databricksEnvironmentResourceRef),
    );
  }

  async allowed(
    permission: ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<AllowedEnvironments> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return 'all';
      case AuthorizeResult.CONDITIONAL:
        return this.#filterOf(decision.conditions);
      default:
        return 'none';
    }
  }
}
