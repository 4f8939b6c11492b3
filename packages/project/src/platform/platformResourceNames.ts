import { accountResourceNames } from '../accountResourceNames';
import type { AccountResourceNames } from '../accountResourceNames';
import { environmentsGroupName } from './environmentsGroupName';
import type { Platform } from './Platform';

/**
 * Names of what a platform has for one environment of a project.
 *
 * @public
 */
export interface PlatformEnvironmentNames {
  /** AWS role in the umbrella account that plans: `<project>-<environment>-plan`. */
  planRole: string;
  /** AWS role in the umbrella account that applies: `<project>-<environment>-apply`. */
  applyRole: string;
  /**
   * Databricks service principal, admin of the environment's workspace only:
   * `<project>/<environment>`. No principal of a project has a slash in its name,
   * so none can be called as another environment's.
   */
  principal: string;
}

/**
 * Names of what a platform has once in its Databricks account and its umbrella
 * AWS account.
 *
 * @public
 */
export interface PlatformResourceNames extends AccountResourceNames {
  /** Databricks service principal that is account admin: `<platform>-deploy`. */
  deployPrincipal: string;
  /** Databricks group of the service principals of all environments: `<platform>-environments`. */
  environmentsGroup: string;
  /** IAM path of the roles of projects, with a slash at both ends. */
  rolePath: string;
  /** IAM policy that bounds the roles of projects. */
  boundary: string;
  environment(project: string, environment: string): PlatformEnvironmentNames;
}

/**
 * The names that a platform's objects get: the one source of them.
 *
 * @public
 */
export function platformResourceNames(
  platform: Pick<Platform, 'metadata'> & {
    spec: { aws: { adminAccountId: string } };
  },
): PlatformResourceNames {
  const { name } = platform.metadata;
  return {
    ...accountResourceNames(name, platform.spec.aws.adminAccountId),
    deployPrincipal: `${name}-deploy`,
    environmentsGroup: environmentsGroupName(name),
    rolePath: `/lakeport/${name}/`,
    boundary: `${name}-boundary`,
    environment: (project, environment) => ({
      planRole: `${project}-${environment}-plan`,
      applyRole: `${project}-${environment}-apply`,
      principal: `${project}/${environment}`,
    }),
  };
}
