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
  databricksDeploymentApprovePermission,
  databricksDeploymentDestroyPermission,
  databricksDeploymentPlanPermission,
  databricksDeploymentReadPermission,
  RESOURCE_TYPE_DATABRICKS_ENVIRONMENT,
} from '@lakeport/backstage-plugin-databricks-common';
import {
  createDatabricksEnvironmentConditionalDecision,
  databricksEnvironmentConditions,
} from '@lakeport/backstage-plugin-databricks-node';

const { hasSecurityProfile, isEnvironmentOwner } =
  databricksEnvironmentConditions;

/**
 * Who may do what with environments, for a company with a platform team:
 *
 * - who owns an environment sees its deployments and has it planned
 * - owners apply, put to sleep, wake, rotate and cancel in development
 * - owners approve in development and production-basic, the platform team
 *   everywhere
 * - nobody but the platform team destroys
 *
 * An environment whose entity names no security profile is nobody's but the
 * platform team's to change. Other permissions than those on deployments are
 * allowed here; a real policy says something of them, too.
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
    if (
      !isResourcePermission(permission, RESOURCE_TYPE_DATABRICKS_ENVIRONMENT)
    ) {
      return { result: AuthorizeResult.ALLOW };
    }
    const claims = user?.info.ownershipEntityRefs ?? [];
    if (claims.includes(this.#platformTeam)) {
      return { result: AuthorizeResult.ALLOW };
    }
    return claims.length > 0
      ? ofOwners(permission, claims)
      : { result: AuthorizeResult.DENY };
  }
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
