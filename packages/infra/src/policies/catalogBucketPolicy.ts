import { denyInsecureTransport } from './denyInsecureTransport';
import { PolicyDocument } from './PolicyDocument';

/**
 * The policy of a catalog's bucket: no grants. The storage credential's role
 * is in the bucket's own account, so its role policy suffices; TLS is asked of
 * everybody.
 *
 * @public
 */
export function catalogBucketPolicy(options: {
  bucketArn: string;
}): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [denyInsecureTransport(options.bucketArn)],
  };
}
