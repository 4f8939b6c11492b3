import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isResourcePermission,
  type PermissionCondition,
  type PermissionCriteria,
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
  entityTypes,
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
const { hasSpec, isEntityOwner } = catalogConditions;

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
 * - who owns the entity of a catalog or schema sees that in Backstage's catalog, and
 *   others do not; entities know no tags
 *
 * An environment whose entity names no security profile is nobody's but the
 * platform team's to change. Other permissions than those on deployments, on
 * Unity Catalog and on these entities are allowed here; a real policy says something
 * of them, too.
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
    const isOnEntity = isResourcePermission(
      permission,
      RESOURCE_TYPE_CATALOG_ENTITY,
    );
    if (!isOnEnvironment && !isOnUnityCatalog && !isOnEntity) {
      return { result: AuthorizeResult.ALLOW };
    }
    const claims = user?.info.ownershipEntityRefs ?? [];
    if (claims.includes(this.#platformTeam)) {
      return { result: AuthorizeResult.ALLOW };
    }
    if (isOnEntity) {
      return ofEntities(permission, claims);
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

/** Databricks' own catalogs are no entities, so nothing is said of them. */
function ofEntities(
  permission: ResourcePermission<typeof RESOURCE_TYPE_CATALOG_ENTITY>,
  claims: string[],
): PolicyDecision {
  const isAnother: PermissionCriteria<
    PermissionCondition<typeof RESOURCE_TYPE_CATALOG_ENTITY>
  > = {
    not: {
      anyOf: [
        hasSpec({ key: 'type', value: entityTypes.catalog }),
        hasSpec({ key: 'type', value: entityTypes.schema }),
      ],
    },
  };
  return createCatalogConditionalDecision(
    permission,
    claims.length > 0
      ? { anyOf: [isAnother, isEntityOwner({ claims })] }
      : isAnother,
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
