import { PROJECT_TAG, Project } from '@lakeport/project';
import { AwsProvider } from '#aws/provider';
import { ephemeralVariable } from '../framework/ephemeralVariable';
import { LakeportStack } from '../framework/LakeportStack';
import { literalMap } from '../framework/literalMap';
import { pinProvider } from '../framework/pinProvider';
import { roleArn } from '../iam/roleArn';

/**
 * One provider of AWS for each account and region of some environments, each
 * with an alias: the first environment in the account, and the region. They sign
 * in as the provider of an environment does. Of a project of a platform the run
 * may name a role for each account (`TF_VAR_aws_role_arn_<environment>`), since
 * one role is good for one account only.
 *
 * @returns the providers by environment
 */
export function memberProviders(
  stack: LakeportStack,
  project: Project,
  members: readonly string[],
): ReadonlyMap<string, AwsProvider> {
  const { aws, environments, platform } = project.spec;
  const made = new Map<string, AwsProvider>();
  const rolesOf = new Map<string, { name: string; roles: string[] }>();
  const signIn = (member: string) => {
    const { awsAccountId } = environments[member];
    const known = rolesOf.get(awsAccountId);
    if (known) {
      return known;
    }
    const childRole = roleArn(awsAccountId, aws.childRole);
    const roles =
      platform === undefined
        ? [roleArn(aws.adminAccountId, aws.adminRole), childRole]
        : [
            ephemeralVariable(
              stack,
              `aws_role_arn_${member.replace(/-/g, '_')}`,
              {
                description: `Role to work with in the account of ${member}`,
                fallback: childRole,
              },
            ).stringValue,
          ];
    const first = { name: member, roles };
    rolesOf.set(awsAccountId, first);
    return first;
  };
  pinProvider(stack, 'aws');
  return new Map(
    members.map(member => {
      const { awsAccountId, region } = environments[member];
      const { name, roles } = signIn(member);
      const alias = `${name}-${region}`;
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
      return [member, provider];
    }),
  );
}
