import {
  ENVIRONMENT_TAG,
  PlatformEnvironmentNames,
  PROJECT_TAG,
} from '@lakeport/project';
import { TerraformProvider, Token } from '#cdk';
import { Construct } from '#constructs';
import { GroupMember } from '#dbx/group-member';
import { ServicePrincipal } from '#dbx/service-principal';
import { ServicePrincipalFederationPolicy } from '#dbx/service-principal-federation-policy';
import { roleArn } from '../iam/roleArn';
import { ACCOUNT_TAG } from '../policies/ACCOUNT_TAG';
import { environmentRolePolicy } from '../policies/environmentRolePolicy';
import { EnvironmentStateKeys } from '../policies/EnvironmentStateKeys';
import { githubOidcProvider } from '../policies/githubOidcProvider';
import { deploymentRole, DeploymentRolePlace } from './deploymentRole';

/**
 * What a platform gives one environment of a project.
 *
 * @public
 */
export interface EnvironmentAccessProps extends DeploymentRolePlace {
  /** An account-level Databricks provider. */
  readonly provider: TerraformProvider;
  /** Of the group that the service principals of all environments are in. */
  readonly groupId: string;
  readonly project: string;
  readonly environment: string;
  readonly names: PlatformEnvironmentNames;
  readonly databricksAccountId: string;
  /** The environment's own account. */
  readonly awsAccountId: string;
  /** The role of each operation in the environment's own account. */
  readonly childRoles: Readonly<Record<'plan' | 'apply', string>>;
  readonly stateBucket: string;
  readonly keys: EnvironmentStateKeys;
  /** Keys of the states between environments that tell whether it is still joined. */
  readonly reads: readonly string[];
  /** Subjects of the workflows' tokens, by a short name, for each operation. */
  readonly subjects: Readonly<
    Record<'plan' | 'apply', Readonly<Record<string, string>>>
  >;
  /**
   * Subjects that the service principal, and no role, trusts as well, by the name
   * of the policy: what spans the environment's region works in its workspace.
   */
  readonly sharedSubjects: Readonly<Record<string, string>>;
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
    const trusted = [
      ...(['apply', 'plan'] as const).flatMap(operation =>
        Object.entries(subjects[operation]).map(
          ([name, subject]) => [`${operation}-${name}`, subject] as const,
        ),
      ),
      ...Object.entries(props.sharedSubjects),
    ];
    for (const [policyId, subject] of trusted) {
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

  #role(
    operation: 'plan' | 'apply',
    name: string,
    props: EnvironmentAccessProps,
  ): string {
    const { awsAccountId, environment, project } = props;
    return deploymentRole(this, operation, {
      place: props,
      name,
      description: `${operation} of ${environment} of ${project}, by the workflows of the platform`,
      subjects: Object.values(props.subjects[operation]),
      tags: {
        [ACCOUNT_TAG]: awsAccountId,
        [ENVIRONMENT_TAG]: environment,
        [PROJECT_TAG]: project,
      },
      policy: environmentRolePolicy({
        operation,
        stateBucket: props.stateBucket,
        keys: props.keys,
        reads: props.reads,
        childRoleArns: [roleArn(awsAccountId, props.childRoles[operation])],
      }),
    });
  }
}
