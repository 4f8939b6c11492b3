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
 */
export class RegionsProviders {
  readonly #stack: ProjectStack;
  readonly #members: RegionsMembers;
  readonly #workspaceUrlOf: (member: RegionsMember) => string;
  readonly #aws = new Map<string, AwsProvider>();
  readonly #databricks = new Map<string, DatabricksProvider>();

  constructor(
    stack: ProjectStack,
    members: RegionsMembers,
    workspaceUrlOf: (member: RegionsMember) => string,
  ) {
    this.#stack = stack;
    this.#members = members;
    this.#workspaceUrlOf = workspaceUrlOf;
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
    const owner = this.#members.all.find(
      ({ environment }) => environment.awsAccountId === awsAccountId,
    );
    if (!owner) {
      throw new Error(
        `Account ${awsAccountId} is of no region of project ${
          this.#stack.project.metadata.name
        }`,
      );
    }
    const alias = `${owner.name}-${region}`;
    const known = this.#aws.get(alias);
    if (known) {
      return known;
    }
    const { project } = this.#stack;
    const { adminAccountId, adminRole, childRole, tags } = project.spec.aws;
    const childRoleArn = roleArn(awsAccountId, childRole);
    const roles =
      project.spec.platform === undefined
        ? [roleArn(adminAccountId, adminRole), childRoleArn]
        : [
            ephemeralVariable(
              this.#stack,
              `aws_role_arn_${owner.name.replace(/-/g, '_')}`,
              {
                description: `Role to work with in the account of ${owner.name}`,
                fallback: childRoleArn,
              },
            ).stringValue,
          ];
    pinProvider(this.#stack, 'aws');
    const made = new AwsProvider(this.#stack, `aws-${alias}`, {
      alias,
      region,
      allowedAccountIds: [awsAccountId],
      assumeRole: roles.map(arn => ({ roleArn: arn, sessionName: 'lakeport' })),
      defaultTags: [
        {
          tags: literalMap({ ...tags, [PROJECT_TAG]: project.metadata.name }),
        },
      ],
    });
    this.#aws.set(alias, made);
    return made;
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
