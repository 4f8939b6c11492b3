import { PROJECT_TAG } from '@lakeport/project';
import { roleArn } from '../iam/roleArn';
import { bucketArn } from '../storage/bucketArn';
import { PolicyDocument } from './PolicyDocument';

/** AWS puts the project in that the calling role is tagged with. */
const OWN_PROJECT = `\${aws:PrincipalTag/${PROJECT_TAG}}`;

/**
 * The most that any role of an environment may ever do, whatever its own
 * policies say: keep its own project's part of the state bucket, and become the
 * child roles, which let it in by the account that it is tagged with.
 *
 * The text holds a variable of IAM (`${aws:PrincipalTag/…}`). Terraform would
 * take it for one of its own; it is made before Terraform runs.
 *
 * @public
 */
export function environmentBoundaryPolicy(options: {
  stateBucket: string;
  /** Of the child accounts, for plan and for apply. */
  childRoles: readonly string[];
}): PolicyDocument {
  const bucket = bucketArn(options.stateBucket);
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'ListOwnProject',
        Effect: 'Allow',
        Action: 's3:ListBucket',
        Resource: bucket,
        // The second is where Terraform looks for workspaces on every init.
        Condition: {
          StringLike: { 's3:prefix': [`${OWN_PROJECT}/*`, 'env:/'] },
        },
      },
      {
        Sid: 'KeepOwnProject',
        Effect: 'Allow',
        Action: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
        Resource: `${bucket}/${OWN_PROJECT}/*`,
      },
      {
        Sid: 'BecomeChildRoles',
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Resource: options.childRoles.map(role => roleArn('*', role)),
      },
    ],
  };
}
