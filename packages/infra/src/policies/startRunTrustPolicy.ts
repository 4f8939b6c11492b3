import { PolicyDocument } from './PolicyDocument';
import { serviceTrustPolicy } from './serviceTrustPolicy';

/**
 * Who may assume the role that starts a state machine: EventBridge, for one rule.
 *
 * Source: Amazon EventBridge user guide, "Cross-service confused deputy
 * prevention", 2026.
 *
 * @public
 */
export function startRunTrustPolicy(options: {
  awsAccountId: string;
  ruleArn: string;
}): PolicyDocument {
  return serviceTrustPolicy('EventBridge', 'events.amazonaws.com', {
    StringEquals: { 'aws:SourceAccount': options.awsAccountId },
    ArnLike: { 'aws:SourceArn': options.ruleArn },
  });
}
