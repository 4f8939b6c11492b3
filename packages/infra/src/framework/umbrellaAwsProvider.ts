import { PROJECT_TAG } from '@lakeport/project';
import { AwsProvider } from '#aws/provider';
import { roleArn } from '../iam/roleArn';
import { LakeportStack } from './LakeportStack';
import { literalMap } from './literalMap';
import { pinProvider } from './pinProvider';
import { StateOwner } from './StateOwner';

/**
 * AWS in the umbrella account, through the admin role, in the region of the
 * state bucket. Refuses to work in any other account, and tags everything with
 * the project or the platform.
 */
export function umbrellaAwsProvider(
  stack: LakeportStack,
  owner: StateOwner & {
    spec: { aws: { tags: Readonly<Record<string, string>> } };
  },
): AwsProvider {
  const { adminAccountId, adminRole, state, tags } = owner.spec.aws;
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
      { tags: literalMap({ ...tags, [PROJECT_TAG]: owner.metadata.name }) },
    ],
  });
}
