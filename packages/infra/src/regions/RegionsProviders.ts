import { PROJECT_TAG } from '@lakeport/project';
import { TerraformProvider } from '#cdk';
import { AwsProvider } from '#aws/provider';
import { DatabricksProvider } from '#dbx/provider';
import { clientIdVariable } from '../framework/clientIdVariable';
import { ephemeralVariable } from '../framework/ephemeralVariable';
import { literalMap } from '../framework/literalMap';
import { pinProvider } from '../framework/pinProvider';
import { ProjectStack } from '../framework/ProjectStack';
import { roleArn } from '../iam/roleArn';
import { RegionsMember, RegionsMembers } from './regionsMembers';

/**
 * The providers of a stack that works in several AWS accounts, regions and
 * Databricks workspaces: each has an alias and is made when it is first asked
 * for. None is configured by a resource of the same state.
 *
 * @public
 */
export class RegionsProviders {
  readonly #stack: ProjectStack;
  readonly #members: RegionsMembers;
  readonly #workspaceUrlOf: (member: RegionsMember) => string;
  readonly #aws = new Map<string, AwsProvider>();
  readonly #databricks = new Map<string, DatabricksProvider>();
  readonly #roles = new Map<string, readonly string[]>();

  constructor(
    stack: ProjectStack,
    members: RegionsMembers,
    workspaceUrlOf: (member: RegionsMember) => string,
  ) {
    this.#stack = stack;
    this.#members = members;
    this.#workspaceUrlOf = workspaceUrlOf;
    // Of all environments: what a former member left in the state is taken down
    // with the provider that it was made with.
    for (const { awsAccountId, region } of Object.values(
      stack.project.spec.environments,
    )) {
      this.aws(awsAccountId, region);
      this.aws(members.home.environment.awsAccountId, region);
    }
  }

  /** The account that all of the regions share, in a member's region. */
  home({ environment: { region } }: RegionsMember): TerraformProvider {
    return this.aws(this.#members.home.environment.awsAccountId, region);
  }

  /** A member's own account, in its region. */
  own({
    environment: { awsAccountId, region },
  }: RegionsMember): TerraformProvider {
    return this.aws(awsAccountId, region);
  }

  /** An AWS account of a member, in any region. */
  aws(awsAccountId: string, region: string): TerraformProvider {
    const { project } = this.#stack;
    const [owner] =
      Object.entries(project.spec.environments).find(
        ([, environment]) => environment.awsAccountId === awsAccountId,
      ) ?? [];
    if (owner === undefined) {
      throw new Error(
        `Account ${awsAccountId} is of no environment of project ${project.metadata.name}`,
      );
    }
    const alias = `${owner}-${region}`;
    const known = this.#aws.get(alias);
    if (known) {
      return known;
    }
    const { tags } = project.spec.aws;
    pinProvider(this.#stack, 'aws');
    const made = new AwsProvider(this.#stack, `aws-${alias}`, {
      alias,
      region,
      allowedAccountIds: [awsAccountId],
      assumeRole: this.#rolesOf(owner, awsAccountId).map(arn => ({
        roleArn: arn,
        sessionName: 'lakeport',
      })),
      defaultTags: [
        {
          tags: literalMap({ ...tags, [PROJECT_TAG]: project.metadata.name }),
        },
      ],
    });
    this.#aws.set(alias, made);
    return made;
  }

  /** Of a project of a platform a run names one role an account. */
  #rolesOf(owner: string, awsAccountId: string): readonly string[] {
    const known = this.#roles.get(owner);
    if (known) {
      return known;
    }
    const { aws, platform } = this.#stack.project.spec;
    const childRoleArn = roleArn(awsAccountId, aws.childRole);
    const roles =
      platform === undefined
        ? [roleArn(aws.adminAccountId, aws.adminRole), childRoleArn]
        : [
            ephemeralVariable(
              this.#stack,
              `aws_role_arn_${owner.replace(/-/g, '_')}`,
              {
                description: `Role to work with in the account of ${owner}`,
                fallback: childRoleArn,
              },
            ).stringValue,
          ];
    this.#roles.set(owner, roles);
    return roles;
  }

  /** A member's workspace. */
  workspace(member: RegionsMember): TerraformProvider {
    const known = this.#databricks.get(member.name);
    if (known) {
      return known;
    }
    pinProvider(this.#stack, 'databricks');
    const made = new DatabricksProvider(
      this.#stack,
      `databricks-${member.name}`,
      {
        alias: member.name,
        host: this.#workspaceUrlOf(member),
        ...(this.#stack.project.spec.platform !== undefined && {
          clientId: clientIdVariable(this.#stack, 'databricks_client_id'),
        }),
      },
    );
    this.#databricks.set(member.name, made);
    return made;
  }
}
