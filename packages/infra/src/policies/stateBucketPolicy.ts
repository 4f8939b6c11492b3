import { bucketArn } from '../storage/bucketArn';
import { denyInsecureTransport } from './denyInsecureTransport';
import { PolicyDocument } from './PolicyDocument';

/**
 * The policy of the bucket that Terraform keeps its states in: no grants, since
 * whoever uses it is of the bucket's own account; TLS is asked of everybody.
 *
 * @public
 */
export function stateBucketPolicy(options: { bucket: string }): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [denyInsecureTransport(bucketArn(options.bucket))],
  };
}
