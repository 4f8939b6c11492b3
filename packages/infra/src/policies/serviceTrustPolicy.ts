import { PolicyConditions, PolicyDocument } from './PolicyDocument';

/**
 * Lets one service of AWS assume a role, under conditions that keep it from doing
 * so on behalf of another account.
 */
export function serviceTrustPolicy(
  sid: string,
  service: string,
  conditions: PolicyConditions,
): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: sid,
        Effect: 'Allow',
        Principal: { Service: service },
        Action: 'sts:AssumeRole',
        Condition: conditions,
      },
    ],
  };
}
