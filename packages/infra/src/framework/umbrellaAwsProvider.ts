import { Project, PROJECT_TAG } from '@lakeport/project';
import { AwsProvider } from '#aws/provider';
import { roleArn } from '../iam/roleArn';
import { literalMap } from './literalMap';
import { pinProvider } from './pinProvider';
import { ProjectStack } from './ProjectStack';

/**
 * AWS in the umbrella account, through the admin role, in the region of the
 * state bucket. Refuses to work in any other account, and tags everything.
 */
export function umbrellaAwsProvider(
  stack: ProjectStack,
  project: Project,
): AwsProvider {
  const { adminAccountId, adminRole, state, tags } = project.spec.aws;
  pinProvider(stack, 'aws');
  return new AwsProvider(stack, 'aws', {
    region: state.region,
    allowedAccountIds: [adminAccountId],
    assumeRole: [
      {
        roleArn: roleArn(adminAccountId, adminRole),
        sessionName: 'lakeport',
      },
    ],
    defaultTags: [
      { tags: literalMap({ ...tags, [PROJECT_TAG]: project.metadata.name }) },
    ],
  });
}
