/** The ARN of an IAM role in a commercial AWS account. */
export function roleArn(awsAccountId: string, roleName: string): string {
  return `arn:aws:iam::${awsAccountId}:role/${roleName}`;
}
