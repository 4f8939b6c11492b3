import { PolicyDocument } from './PolicyDocument';
import { serviceTrustPolicy } from './serviceTrustPolicy';

/**
 * Who may assume the role of a delivery stream: Firehose, for this account.
 *
 * Source: Amazon Data Firehose developer guide, "Allow Firehose to assume an IAM
 * role", 2026: Firehose gives the account's number as the external id.
 *
 * @public
 */
export function deliveryRoleTrustPolicy(options: {
  awsAccountId: string;
}): PolicyDocument {
  return serviceTrustPolicy('Firehose', 'firehose.amazonaws.com', {
    StringEquals: { 'sts:ExternalId': options.awsAccountId },
  });
}
