import {
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';

/**
 * Resource type of the permissions on an environment: the environment's catalog
 * entity, so that the catalog's own rules (owner, annotation, label…) decide.
 */
const RESOURCE_TYPE_CATALOG_ENTITY = 'catalog-entity';

/**
 * May see the list of workspaces of the configured Databricks accounts.
 *
 * @public
 */
export const databricksWorkspaceReadPermission = createPermission({
  name: 'databricks.workspace.read',
  attributes: { action: 'read' },
});

/**
 * May see an environment's workspace, catalogs, topology, findings and cost.
 *
 * @public
 */
export const databricksEnvironmentReadPermission = createPermission({
  name: 'databricks.environment.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * May see an environment's deployments with their logs.
 *
 * @public
 */
export const databricksDeploymentReadPermission = createPermission({
  name: 'databricks.deployment.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * May start an operation (plan, apply, destroy, sleep, wake, rotate) on an
 * environment. A resource permission on the environment, because who may deploy
 * usually depends on who owns it.
 *
 * @public
 */
export const databricksDeploymentCreatePermission = createPermission({
  name: 'databricks.deployment.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * May see platforms that the catalog shows: account ids, address pools, onboarded
 * projects, and the pull requests that wait.
 *
 * @public
 */
export const databricksPlatformReadPermission = createPermission({
  name: 'databricks.platform.read',
  attributes: { action: 'read' },
});

/**
 * May see a project: its environments side by side, pull requests, and version
 * of lakeport. A resource permission on the project's entity.
 *
 * @public
 */
export const databricksProjectReadPermission = createPermission({
  name: 'databricks.project.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * May see what the form fields offer: groups of the Databricks account, AWS
 * accounts, whether a name is free.
 *
 * @public
 */
export const databricksChoiceReadPermission = createPermission({
  name: 'databricks.choice.read',
  attributes: { action: 'read' },
});

/**
 * All permissions of the plugin.
 *
 * @public
 */
export const databricksPermissions: Permission[] = [
  databricksWorkspaceReadPermission,
  databricksEnvironmentReadPermission,
  databricksDeploymentReadPermission,
  databricksDeploymentCreatePermission,
  databricksPlatformReadPermission,
  databricksProjectReadPermission,
  databricksChoiceReadPermission,
];
