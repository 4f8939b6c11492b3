import { Environment, Project, ResourceNames } from '@lakeport/project';
import { AwsProvider } from '#aws/provider';
import { roleArn } from '../iam/roleArn';
import { pinProvider } from './pinProvider';
import { literalMap } from './literalMap';
import { ProjectStack } from './ProjectStack';

/**
 * AWS in an environment's own account: from the caller to the admin role in
 * the umbrella account, from there to the child role. Refuses to work in any
 * other account, and tags everything.
 */
export function awsProvider(
  stack: ProjectStack,
  project: Project,
  environment: Environment,
  names: ResourceNames,
): AwsProvider {
  const { adminAccountId, adminRole, childRole } = project.spec.aws;
  pinProvider(stack, 'aws');
  return new AwsProvider(stack, 'aws', {
    region: environment.region,
    allowedAccountIds: [environment.awsAccountId],
    assumeRole: [
      {
        roleArn: roleArn(adminAccountId, adminRole),
        sessionName: 'lakeport',
      },
      {
        roleArn: roleArn(environment.awsAccountId, childRole),
        sessionName: 'lakeport',
      },
    ],
    defaultTags: [{ tags: literalMap(names.tags) }],
  });
}
