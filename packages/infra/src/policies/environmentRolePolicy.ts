import { bucketArn } from '../storage/bucketArn';
import { EnvironmentStateKeys } from './EnvironmentStateKeys';
import { PolicyDocument } from './PolicyDocument';

/**
 * Where Terraform looks for workspaces of a backend on every init. There are
 * none; Terraform gets over a refusal, OpenTofu does not.
 */
const WORKSPACES = 'env:/';

/**
 * What the role of an environment and operation may do: keep this
 * environment's states, locks, claims and plans, and become the role of the
 * same operation in the environment's own account. Nothing else: no other
 * environment, no other project, no other account. A role between environments
 * has the accounts of those that it joins, and reads the states of them that it
 * builds upon; an environment that is joined sees whether it still is.
 *
 * A plan reads states and leaves them as they are; it locks them, claims its
 * deployment and stores its plan.
 *
 * Only these keys may be listed. Listing them is what makes S3 say that a state
 * is not there yet, instead of refusing to answer.
 *
 * Source: Terraform 1.11 docs, S3 backend, "Permissions Required", 2026.
 *
 * @public
 */
export function environmentRolePolicy(options: {
  operation: 'plan' | 'apply';
  stateBucket: string;
  keys: EnvironmentStateKeys;
  /** Keys of states of others that are read. */
  reads?: readonly string[];
  /** The roles to become, one in each account. */
  childRoleArns: readonly string[];
}): PolicyDocument {
  const { childRoleArns, keys, operation, reads = [], stateBucket } = options;
  const bucket = bucketArn(stateBucket);
  const states = keys.states.map(key => `${bucket}/${key}`);
  const others = [
    ...keys.locks.map(key => `${bucket}/${key}`),
    `${bucket}/${keys.claims}*`,
    `${bucket}/${keys.plans}*`,
  ];
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'ListOwnKeys',
        Effect: 'Allow',
        Action: 's3:ListBucket',
        Resource: bucket,
        Condition: {
          StringLike: {
            's3:prefix': [
              ...keys.states,
              ...keys.locks,
              `${keys.claims}*`,
              `${keys.plans}*`,
              ...reads,
              WORKSPACES,
            ],
          },
        },
      },
      {
        Sid: 'ReadOwnStates',
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: states,
      },
      ...(reads.length > 0
        ? [
            {
              Sid: 'ReadStatesOfOthers',
              Effect: 'Allow' as const,
              Action: 's3:GetObject',
              Resource: reads.map(key => `${bucket}/${key}`),
            },
          ]
        : []),
      ...(operation === 'apply'
        ? [
            {
              Sid: 'WriteOwnStates',
              Effect: 'Allow' as const,
              Action: 's3:PutObject',
              Resource: states,
            },
          ]
        : []),
      {
        Sid: 'KeepOwnLocksClaimsAndPlans',
        Effect: 'Allow',
        Action: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
        Resource: others,
      },
      {
        Sid: 'BecomeOwnChildRole',
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Resource: childRoleArns,
      },
    ],
  };
}
