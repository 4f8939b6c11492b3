import { Construct } from '#constructs';
import { IamRole } from '#aws/iam-role';
import { IamRolePolicy } from '#aws/iam-role-policy';
import { environmentRoleTrustPolicy } from '../policies/environmentRoleTrustPolicy';
import { PolicyDocument } from '../policies/PolicyDocument';
import { renderPolicy } from '../policies/renderPolicy';

/**
 * Where the roles of a platform are, and whose tokens they trust.
 *
 * @public
 */
export interface DeploymentRolePlace {
  /** The umbrella account, which the roles are in. */
  readonly adminAccountId: string;
  /** Where the roles are; begins and ends with `/`. */
  readonly rolePath: string;
  /** Name of the policy that is their permissions boundary. */
  readonly boundary: string;
  /** Of GitHub, such as `github.com`. */
  readonly githubHost: string;
}

/**
 * A role of the umbrella account that one operation of a project is done as,
 * within the platform's boundary: whom it trusts, what it may do, and the tags
 * that the boundary and the child roles know it by.
 *
 * @returns its ARN
 */
export function deploymentRole(
  scope: Construct,
  operation: 'plan' | 'apply',
  {
    place,
    ...props
  }: {
    place: DeploymentRolePlace;
    name: string;
    description: string;
    /** Whole subjects of workflows' tokens. */
    subjects: readonly string[];
    tags: Record<string, string>;
    policy: PolicyDocument;
  },
): string {
  const { adminAccountId, boundary, githubHost, rolePath } = place;
  const role = new IamRole(scope, `${operation}-role`, {
    name: props.name,
    path: rolePath,
    description: props.description,
    permissionsBoundary: `arn:aws:iam::${adminAccountId}:policy/${boundary}`,
    assumeRolePolicy: renderPolicy(
      environmentRoleTrustPolicy({
        adminAccountId,
        host: githubHost,
        subjects: props.subjects,
      }),
    ),
    tags: props.tags,
  });
  new IamRolePolicy(scope, `${operation}-policy`, {
    name: 'lakeport',
    role: role.id,
    policy: renderPolicy(props.policy),
  });
  return role.arn;
}
