import {
  AuthorizeResult,
  isResourcePermission,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  databricksCatalogReadPermission,
  databricksDeploymentApprovePermission,
  databricksDeploymentDestroyPermission,
  databricksDeploymentPlanPermission,
  databricksDeploymentReadPermission,
  RESOURCE_TYPE_DATABRICKS_ENVIRONMENT,
  RESOURCE_TYPE_UNITY_CATALOG_OBJECT,
} from '@lakeport/backstage-plugin-databricks-common';
import {
  createDatabricksEnvironmentConditionalDecision,
  createDatabricksUnityObjectConditionalDecision,
  databricksEnvironmentConditions,
  databricksUnityObjectConditions,
} from '@lakeport/backstage-plugin-databricks-node';

const { hasSecurityProfile, isEnvironmentOwner } =
  databricksEnvironmentConditions;
const { hasTag, isInCatalog, isOwnedBy } = databricksUnityObjectConditions;

/**
 * Who may do what with environments and see what of Unity Catalog, for a company
 * with a platform team:
 *
 * - who owns an environment sees its deployments and has it planned
 * - owners apply, put to sleep, wake, rotate and cancel in development
 * - owners approve in development and production-basic, the platform team
 *   everywhere
 * - nobody but the platform team destroys
 * - everybody sees Databricks' own catalogs, and what has the tag `portal` with
 *   the value `everyone`, which a catalog or schema has for all that is in it
 * - who owns something in Unity Catalog sees it, and all that is in it
 *
 * An environment whose entity names no security profile is nobody's but the
 * platform team's to change. Other permissions than those on deployments and on
 * Unity Catalog are allowed here; a real policy says something of them, too.
 */
export class OwnersAndPlatformPolicy implements PermissionPolicy {
  readonly #platformTeam: string;

  constructor(options: { platformTeam: string }) {
    this.#platformTeam = options.platformTeam;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const isOnEnvironment = isResourcePermission(
      permission,
      RESOURCE_TYPE_DATABRICKS_ENVIRONMENT,
    );
    const isOnUnityCatalog = isResourcePermission(
      permission,
      RESOURCE_TYPE_UNITY_CATALOG_OBJECT,
    );
    if (!isOnEnvironment && !isOnUnityCatalog) {
      return { result: AuthorizeResult.ALLOW };
    }
    const claims = user?.info.ownershipEntityRefs ?? [];
    if (claims.includes(this.#platformTeam)) {
      return { result: AuthorizeResult.ALLOW };
    }
    if (claims.length === 0) {
      return { result: AuthorizeResult.DENY };
    }
    return isOnEnvironment ? ofOwners(permission, claims) : ofReaders(claims);
  }
}

function ofReaders(claims: string[]): PolicyDecision {
  return createDatabricksUnityObjectConditionalDecision(
    databricksCatalogReadPermission,
    {
      anyOf: [
        isInCatalog({ catalogs: ['system', 'samples'] }),
        hasTag({ key: 'portal', value: 'everyone' }),
        isOwnedBy({ owners: claims }),
      ],
    },
  );
}

function ofOwners(
  permission: ResourcePermission<typeof RESOURCE_TYPE_DATABRICKS_ENVIRONMENT>,
  claims: string[],
): PolicyDecision {
  const isOwner = isEnvironmentOwner({ claims });
  switch (permission.name) {
    case databricksDeploymentReadPermission.name:
    case databricksDeploymentPlanPermission.name:
      return createDatabricksEnvironmentConditionalDecision(
        permission,
        isOwner,
      );
    case databricksDeploymentApprovePermission.name:
      return createDatabricksEnvironmentConditionalDecision(permission, {
        allOf: [
          isOwner,
          hasSecurityProfile({
            profiles: ['development', 'production-basic'],
          }),
        ],
      });
    case databricksDeploymentDestroyPermission.name:
      return { result: AuthorizeResult.DENY };
    default:
      return createDatabricksEnvironmentConditionalDecision(permission, {
        allOf: [isOwner, hasSecurityProfile({ profiles: ['development'] })],
      });
  }
}
