import { PolicyDocument } from './PolicyDocument';

/**
 * Who may assume the role of an instance profile: EC2, for the cluster nodes
 * that it is attached to.
 *
 * Source: Databricks docs, instance profiles, 2026.
 *
 * @public
 */
export function instanceProfileTrustPolicy(): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'ClusterNodes',
        Effect: 'Allow',
        Principal: { Service: 'ec2.amazonaws.com' },
        Action: 'sts:AssumeRole',
      },
    ],
  };
}
