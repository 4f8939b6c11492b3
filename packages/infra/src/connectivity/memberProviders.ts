import { PROJECT_TAG, Project } from '@lakeport/project';
import { AwsProvider } from '#aws/provider';
import { ephemeralVariable } from '../framework/ephemeralVariable';
import { LakeportStack } from '../framework/LakeportStack';
import { literalMap } from '../framework/literalMap';
import { pinProvider } from '../framework/pinProvider';
import { roleArn } from '../iam/roleArn';

/**
 * One provider of AWS for each account and region of a project's environments,
 * with an alias of both. They sign in as the provider of an environment does. Of a
 * project of a platform the run may name a role for each account
 * (`TF_VAR_aws_role_arn_<account>`), since one role is good for one account only.
 *
 * Environments that are no members have theirs as well: what a state still holds
 * of one that was a member can only be taken down by its provider.
 *
 * @returns the providers by environment
 */
export function memberProviders(
  stack: LakeportStack,
  project: Project,
): ReadonlyMap<string, AwsProvider> {
  const { aws, environments } = project.spec;
  const made = new Map<string, AwsProvider>();
  const rolesOf = new Map<string, readonly string[]>();
  pinProvider(stack, 'aws');
  return new Map(
    Object.entries(environments).map(([name, { awsAccountId, region }]) => {
      const roles =
        rolesOf.get(awsAccountId) ?? rolesIn(stack, project, awsAccountId);
      rolesOf.set(awsAccountId, roles);
      const alias = `account-${awsAccountId}-${region}`;
      const provider =
        made.get(alias) ??
        new AwsProvider(stack, `aws-${alias}`, {
          alias,
          region,
          allowedAccountIds: [awsAccountId],
          assumeRole: roles.map(arn => ({
            roleArn: arn,
            sessionName: 'lakeport',
          })),
          defaultTags: [
            {
              tags: literalMap({
                ...aws.tags,
                [PROJECT_TAG]: project.metadata.name,
              }),
            },
          ],
        });
      made.set(alias, provider);
      return [name, provider];
    }),
  );
}

function rolesIn(
  stack: LakeportStack,
  { spec }: Project,
  awsAccountId: string,
): readonly string[] {
  const { adminAccountId, adminRole, childRole } = spec.aws;
  const childRoleArn = roleArn(awsAccountId, childRole);
  return spec.platform === undefined
    ? [roleArn(adminAccountId, adminRole), childRoleArn]
    : [
        ephemeralVariable(stack, `aws_role_arn_${awsAccountId}`, {
          description: `Role to work with in account ${awsAccountId}`,
          fallback: childRoleArn,
        }).stringValue,
      ];
}
