import {
  ENVIRONMENT_TAG,
  PlatformEnvironmentNames,
  PROJECT_TAG,
} from '@lakeport/project';
import { TerraformProvider, Token } from '#cdk';
import { Construct } from '#constructs';
import { IamRole } from '#aws/iam-role';
import { IamRolePolicy } from '#aws/iam-role-policy';
import { GroupMember } from '#dbx/group-member';
import { ServicePrincipal } from '#dbx/service-principal';
import { ServicePrincipalFederationPolicy } from '#dbx/service-principal-federation-policy';
import { roleArn } from '../iam/roleArn';
import { ACCOUNT_TAG } from '../policies/ACCOUNT_TAG';
import { environmentRolePolicy } from '../policies/environmentRolePolicy';
import { environmentRoleTrustPolicy } from '../policies/environmentRoleTrustPolicy';
import { EnvironmentStateKeys } from '../policies/EnvironmentStateKeys';
import { githubOidcProvider } from '../policies/githubOidcProvider';
import { renderPolicy } from '../policies/renderPolicy';

/**
 * What a platform gives one environment of a project.
 *
 * @public
 */
export interface EnvironmentAccessProps {
  /** An account-level Databricks provider. */
  readonly provider: TerraformProvider;
  /** Of the group that the service principals of all environments are in. */
  readonly groupId: string;
  readonly project: string;
  readonly environment: string;
  readonly names: PlatformEnvironmentNames;
  readonly databricksAccountId: string;
  /** The umbrella account, which the roles are in. */
  readonly adminAccountId: string;
  /** The environment's own account. */
  readonly awsAccountId: string;
  /** The role of each operation in the environment's own account. */
  readonly childRoles: Readonly<Record<'plan' | 'apply', string>>;
  /** Where the roles are; begins and ends with `/`. */
  readonly rolePath: string;
  /** Name of the policy that is their permissions boundary. */
  readonly boundary: string;
  readonly stateBucket: string;
  readonly keys: EnvironmentStateKeys;
  /** Of GitHub, such as `github.com`. */
  readonly githubHost: string;
  /** Subjects of the workflows' tokens, by a short name, for each operation. */
  readonly subjects: Readonly<
    Record<'plan' | 'apply', Readonly<Record<string, string>>>
  >;
}

/**
 * What an environment is deployed with: a role of the umbrella account for
 * plans and one for applies, and a service principal of the Databricks account,
 * all of which only runs of the platform's workflows get, called by the
 * project's repository for this environment.
 *
 * The roles are tagged with project and account: the boundary and the child
 * roles know them by that.
 *
 * @public
 */
export class EnvironmentAccess extends Construct {
  readonly planRoleArn: string;
  readonly applyRoleArn: string;
  /** Of the service principal in the account. */
  readonly principalId: string;
  /** What the service principal signs in as. */
  readonly clientId: string;

  constructor(scope: Construct, id: string, props: EnvironmentAccessProps) {
    super(scope, id);
    this.planRoleArn = this.#role('plan', props.names.planRole, props);
    this.applyRoleArn = this.#role('apply', props.names.applyRole, props);
    const { provider, subjects } = props;
    const principal = new ServicePrincipal(this, 'principal', {
      provider,
      displayName: props.names.principal,
      // At account level the provider would only deactivate it, and its name
      // and its rights would be found again by the next one.
      disableAsUserDeletion: false,
    });
    new GroupMember(this, 'member', {
      provider,
      groupId: props.groupId,
      memberId: principal.id,
    });
    this.principalId = principal.id;
    this.clientId = principal.applicationId;
    for (const operation of ['apply', 'plan'] as const) {
      for (const [name, subject] of Object.entries(subjects[operation])) {
        const policyId = `${operation}-${name}`;
        new ServicePrincipalFederationPolicy(this, `federation-${policyId}`, {
          provider,
          servicePrincipalId: Token.asNumber(principal.id),
          policyId,
          oidcPolicy: {
            issuer: githubOidcProvider({
              host: props.githubHost,
              adminAccountId: props.adminAccountId,
            }).issuer,
            audiences: [props.databricksAccountId],
            subject,
          },
        });
      }
    }
  }

  #role(
    operation: 'plan' | 'apply',
    name: string,
    props: EnvironmentAccessProps,
  ): string {
    const { adminAccountId, awsAccountId, environment, project } = props;
    const role = new IamRole(this, `${operation}-role`, {
      name,
      path: props.rolePath,
      description: `${operation} of ${environment} of ${project}, by the workflows of the platform`,
      permissionsBoundary: `arn:aws:iam::${adminAccountId}:policy/${props.boundary}`,
      assumeRolePolicy: renderPolicy(
        environmentRoleTrustPolicy({
          adminAccountId,
          host: props.githubHost,
          subjects: Object.values(props.subjects[operation]),
        }),
      ),
      tags: {
        [ACCOUNT_TAG]: awsAccountId,
        [ENVIRONMENT_TAG]: environment,
        [PROJECT_TAG]: project,
      },
    });
    new IamRolePolicy(this, `${operation}-policy`, {
      name: 'lakeport',
      role: role.id,
      policy: renderPolicy(
        environmentRolePolicy({
          operation,
          stateBucket: props.stateBucket,
          keys: props.keys,
          childRoleArn: roleArn(awsAccountId, props.childRoles[operation]),
        }),
      ),
    });
    return role.arn;
  }
}
