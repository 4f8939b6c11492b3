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
 * Databricks workspaces: each has an alias. None is configured by a resource of
 * the same state. There are those of all environments, whatever is made with
 * them: what a former member or a part that was taken out of the file has left
 * in the state is taken down with the provider that it was made with. Terraform
 * configures those only that something needs.
 *
 * @public
 */
export class RegionsProviders {
  readonly #stack: ProjectStack;
  readonly #members: RegionsMembers;
  readonly #aws = new Map<string, AwsProvider>();
  readonly #databricks = new Map<string, DatabricksProvider>();
  readonly #roles = new Map<string, readonly string[]>();

  constructor(
    stack: ProjectStack,
    members: RegionsMembers,
    workspaceUrlOf: (member: RegionsMember) => string,
    /** The address of an environment's workspace, while it is needed. */
    formerWorkspaceUrlOf: (name: string) => string,
  ) {
    this.#stack = stack;
    this.#members = members;
    const { environments } = stack.project.spec;
    for (const { awsAccountId, region } of Object.values(environments)) {
      this.aws(awsAccountId, region);
      this.aws(members.home.environment.awsAccountId, region);
    }
    for (const name of Object.keys(environments)) {
      const member = members.all.find(one => one.name === name);
      this.#workspaceOf(
        name,
        member ? workspaceUrlOf(member) : formerWorkspaceUrlOf(name),
      );
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
      assumeRole: this.#rolesIn(awsAccountId).map(arn => ({
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
  #rolesIn(awsAccountId: string): readonly string[] {
    const known = this.#roles.get(awsAccountId);
    if (known) {
      return known;
    }
    const { aws, platform } = this.#stack.project.spec;
    const childRoleArn = roleArn(awsAccountId, aws.childRole);
    const roles =
      platform === undefined
        ? [roleArn(aws.adminAccountId, aws.adminRole), childRoleArn]
        : [
            ephemeralVariable(this.#stack, `aws_role_arn_${awsAccountId}`, {
              description: `Role to work with in account ${awsAccountId}`,
              fallback: childRoleArn,
            }).stringValue,
          ];
    this.#roles.set(awsAccountId, roles);
    return roles;
  }

  /** A member's workspace. */
  workspace({ name }: RegionsMember): TerraformProvider {
    const known = this.#databricks.get(name);
    if (!known) {
      throw new Error(`There is no workspace of ${name}`);
    }
    return known;
  }

  #workspaceOf(name: string, host: string): void {
    pinProvider(this.#stack, 'databricks');
    this.#databricks.set(
      name,
      new DatabricksProvider(this.#stack, `databricks-${name}`, {
        alias: name,
        host,
        ...(this.#stack.project.spec.platform !== undefined && {
          // Each workspace has an admin of its own, who is one nowhere else.
          clientId: clientIdVariable(
            this.#stack,
            `databricks_client_id_${name.replace(/-/g, '_')}`,
          ),
        }),
      }),
    );
  }
}
