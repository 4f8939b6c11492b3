/** The ARN of a bucket in a commercial AWS region. */
export function bucketArn(bucketName: string): string {
  return `arn:aws:s3:::${bucketName}`;
}
