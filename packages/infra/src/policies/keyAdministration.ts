import { PolicyStatement } from './PolicyDocument';

/**
 * The account's own administration of a key: without it nobody could ever
 * change the key again. It also lets the account's IAM policies speak of the
 * key.
 *
 * Source: AWS KMS developer guide, default key policy, 2026.
 */
export function keyAdministration(awsAccountId: string): PolicyStatement {
  return {
    Sid: 'AccountAdministration',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${awsAccountId}:root` },
    Action: 'kms:*',
    Resource: '*',
  };
}
