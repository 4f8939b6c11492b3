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
 * Resource type of the permissions on deployments: the environment that is
 * deployed to, with its owner, name, security profile and project.
 *
 * @public
 */
export const RESOURCE_TYPE_DATABRICKS_ENVIRONMENT = 'databricks-environment';

const onEnvironment = <TAction extends 'read' | 'create' | 'update' | 'delete'>(
  name: string,
  action: TAction,
) =>
  createPermission({
    name: `databricks.deployment.${name}`,
    attributes: { action },
    resourceType: RESOURCE_TYPE_DATABRICKS_ENVIRONMENT,
  });

/**
 * May see an environment's deployments with their plans and logs, and its drift.
 *
 * @public
 */
export const databricksDeploymentReadPermission = onEnvironment('read', 'read');

/**
 * May have an environment planned, which changes nothing.
 *
 * @public
 */
export const databricksDeploymentPlanPermission = onEnvironment(
  'plan',
  'create',
);

/**
 * May have the project file applied to an environment, also of another commit (promotion).
 *
 * @public
 */
export const databricksDeploymentApplyPermission = onEnvironment(
  'apply',
  'create',
);

/**
 * May have an environment's own stacks destroyed.
 *
 * @public
 */
export const databricksDeploymentDestroyPermission = onEnvironment(
  'destroy',
  'delete',
);

/**
 * May have an environment's network put to sleep.
 *
 * @public
 */
export const databricksDeploymentSleepPermission = onEnvironment(
  'sleep',
  'create',
);

/**
 * May have an environment's network made whole again.
 *
 * @public
 */
export const databricksDeploymentWakePermission = onEnvironment(
  'wake',
  'create',
);

/**
 * May have new secrets made for an environment's service principals.
 *
 * @public
 */
export const databricksDeploymentRotatePermission = onEnvironment(
  'rotate',
  'create',
);

/**
 * May end somebody's deployment before its end.
 *
 * @public
 */
export const databricksDeploymentCancelPermission = onEnvironment(
  'cancel',
  'update',
);

/**
 * May approve or reject, in the portal, what a deployment is about to do.
 *
 * @public
 */
export const databricksDeploymentApprovePermission = onEnvironment(
  'approve',
  'update',
);

/**
 * The permission that each operation takes.
 *
 * @public
 */
export const databricksOperationPermissions = {
  plan: databricksDeploymentPlanPermission,
  apply: databricksDeploymentApplyPermission,
  destroy: databricksDeploymentDestroyPermission,
  sleep: databricksDeploymentSleepPermission,
  wake: databricksDeploymentWakePermission,
  rotate: databricksDeploymentRotatePermission,
} as const;

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
 * May see a project: its environments side by side, their declared networks,
 * pull requests, and version of lakeport. A resource permission on the project's
 * entity.
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
 * Resource type of the permission on Unity Catalog: one object, named by
 * `unityObjectRef`, with its catalog, schema, owner and tags.
 *
 * @public
 */
export const RESOURCE_TYPE_UNITY_CATALOG_OBJECT = 'unity-catalog-object';

/**
 * May see an object of Unity Catalog: that it is there, its columns, grants,
 * lineage and workspaces, also in search.
 *
 * @public
 */
export const databricksCatalogReadPermission = createPermission({
  name: 'databricks.catalog.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_UNITY_CATALOG_OBJECT,
});

/**
 * May see the networks of the configured AWS accounts as they are.
 *
 * @public
 */
export const databricksNetworkReadPermission = createPermission({
  name: 'databricks.network.read',
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
  ...Object.values(databricksOperationPermissions),
  databricksDeploymentCancelPermission,
  databricksDeploymentApprovePermission,
  databricksPlatformReadPermission,
  databricksProjectReadPermission,
  databricksChoiceReadPermission,
  databricksCatalogReadPermission,
  databricksNetworkReadPermission,
];
