import { PolicyDocument } from './PolicyDocument';

/**
 * Who publishes to a topic of alarms: CloudWatch for alarms of these accounts.
 *
 * Source: Amazon SNS developer guide, "Example cases for Amazon SNS access
 * control", CloudWatch alarms, 2026.
 */
export function alarmTopicPolicy(options: {
  topicArn: string;
  accountIds: readonly string[];
}): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Alarms',
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: 'sns:Publish',
        Resource: options.topicArn,
        Condition: {
          StringEquals: { 'aws:SourceAccount': options.accountIds },
        },
      },
    ],
  };
}
