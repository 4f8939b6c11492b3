import { Environment, Project, ResourceNames } from '@lakeport/project';
import { AwsProvider } from '#aws/provider';
import { roleArn } from '../iam/roleArn';
import { ephemeralVariable } from './ephemeralVariable';
import { LakeportStack } from './LakeportStack';
import { literalMap } from './literalMap';
import { pinProvider } from './pinProvider';

/**
 * AWS in an environment's own account. Of a standalone project: from the caller
 * to the admin role in the umbrella account, from there to the child role. Of a
 * project of a platform: straight from the caller, whom only this account's
 * roles let in, to the role that the run names; a plan has one that only reads.
 * Refuses to work in any other account, and tags everything.
 */
export function awsProvider(
  stack: LakeportStack,
  project: Project,
  environment: Environment,
  names: ResourceNames,
): AwsProvider {
  const { adminAccountId, adminRole, childRole } = project.spec.aws;
  const childRoleArn = roleArn(environment.awsAccountId, childRole);
  const roles =
    project.spec.platform === undefined
      ? [roleArn(adminAccountId, adminRole), childRoleArn]
      : [
          ephemeralVariable(stack, 'aws_role_arn', {
            description: "Role to work with in the environment's account",
            fallback: childRoleArn,
          }).stringValue,
        ];
  pinProvider(stack, 'aws');
  return new AwsProvider(stack, 'aws', {
    region: environment.region,
    allowedAccountIds: [environment.awsAccountId],
    assumeRole: roles.map(arn => ({ roleArn: arn, sessionName: 'lakeport' })),
    defaultTags: [{ tags: literalMap(names.tags) }],
  });
}
