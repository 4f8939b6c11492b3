import { PolicyDocument } from './PolicyDocument';

/**
 * What EventBridge may do about objects that are created: start one state machine.
 *
 * @public
 */
export function startRunPolicy(options: {
  stateMachineArn: string;
}): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'StartRun',
        Effect: 'Allow',
        Action: 'states:StartExecution',
        Resource: options.stateMachineArn,
      },
    ],
  };
}
