import { PolicyDocument } from './PolicyDocument';
import { serviceTrustPolicy } from './serviceTrustPolicy';

/**
 * Who may assume the role of a state machine: Step Functions, for that one.
 *
 * Source: AWS Step Functions developer guide, "Prevent cross-service confused
 * deputy issue", 2026.
 *
 * @public
 */
export function runJobTrustPolicy(options: {
  awsAccountId: string;
  stateMachineArn: string;
}): PolicyDocument {
  return serviceTrustPolicy('StepFunctions', 'states.amazonaws.com', {
    StringEquals: { 'aws:SourceAccount': options.awsAccountId },
    ArnLike: { 'aws:SourceArn': options.stateMachineArn },
  });
}
