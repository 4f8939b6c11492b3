import { PolicyDocument } from './PolicyDocument';

/**
 * What the state machine that starts a Databricks job may do: post to one address
 * with the credentials of one EventBridge connection, and log. The actions about
 * log delivery know no resources.
 *
 * Sources: AWS Step Functions developer guide, "Call HTTPS APIs in Step Functions
 * workflows" and "Using CloudWatch Logs to log execution history", 2026.
 *
 * @public
 */
export function runJobPolicy(options: {
  stateMachineArn: string;
  /** The address that it calls. */
  endpoint: string;
  connectionArn: string;
  /** The secret that EventBridge keeps for the connection. */
  connectionSecretArn: string;
}): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'CallJob',
        Effect: 'Allow',
        Action: 'states:InvokeHTTPEndpoint',
        Resource: options.stateMachineArn,
        Condition: {
          StringEquals: {
            'states:HTTPMethod': 'POST',
            'states:HTTPEndpoint': options.endpoint,
          },
        },
      },
      {
        Sid: 'UseConnection',
        Effect: 'Allow',
        Action: 'events:RetrieveConnectionCredentials',
        Resource: options.connectionArn,
      },
      {
        Sid: 'ReadConnectionSecret',
        Effect: 'Allow',
        Action: [
          'secretsmanager:DescribeSecret',
          'secretsmanager:GetSecretValue',
        ],
        Resource: options.connectionSecretArn,
      },
      {
        Sid: 'DeliverLogs',
        Effect: 'Allow',
        Action: [
          'logs:CreateLogDelivery',
          'logs:DeleteLogDelivery',
          'logs:DescribeLogGroups',
          'logs:DescribeResourcePolicies',
          'logs:GetLogDelivery',
          'logs:ListLogDeliveries',
          'logs:PutResourcePolicy',
          'logs:UpdateLogDelivery',
        ],
        Resource: '*',
      },
    ],
  };
}
