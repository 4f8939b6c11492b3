import { ExistingWorkspace } from '@lakeport/project';
import { DataAwsIamRole } from '#aws/data-aws-iam-role';
import { DataAwsS3Bucket } from '#aws/data-aws-s3-bucket';
import { Construct } from '#constructs';

/**
 * The AWS side of a workspace that somebody else made: looked up, so that a
 * plan fails when it is gone, and never changed.
 *
 * @public
 */
export class LookedUpParts extends Construct {
  constructor(
    scope: Construct,
    id: string,
    parts: Pick<ExistingWorkspace, 'crossAccountRole' | 'rootBucket'>,
  ) {
    super(scope, id);
    if (parts.crossAccountRole !== undefined) {
      new DataAwsIamRole(this, 'cross-account-role', {
        name: parts.crossAccountRole.replace(/^.*\//, ''),
      });
    }
    if (parts.rootBucket !== undefined) {
      new DataAwsS3Bucket(this, 'root-bucket', { bucket: parts.rootBucket });
    }
  }
}
