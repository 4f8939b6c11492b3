import { PolicyDocument } from './PolicyDocument';
import { serviceTrustPolicy } from './serviceTrustPolicy';

/**
 * Who may assume the role of batch copies: S3 Batch Operations, for jobs of this
 * account.
 *
 * Source: Amazon S3 user guide, "Granting permissions for Batch Operations", 2026.
 *
 * @public
 */
export function batchRoleTrustPolicy(options: {
  awsAccountId: string;
}): PolicyDocument {
  return serviceTrustPolicy(
    'BatchOperations',
    'batchoperations.s3.amazonaws.com',
    { StringEquals: { 'aws:SourceAccount': options.awsAccountId } },
  );
}
