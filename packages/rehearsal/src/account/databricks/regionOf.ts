import type { RehearsalAccount } from '../RehearsalAccount';
import { text } from '../text';
import type { ValueObject } from '../../wire/Value';

/**
 * The region that an object of the Databricks account is for: its own, or that
 * of the workspace, VPC or bucket that it names. Undefined for what is for
 * all regions, such as credentials.
 */
export function regionOf(
  account: RehearsalAccount,
  attributes: ValueObject,
): string | undefined {
  const own = text(attributes.aws_region) ?? text(attributes.region);
  if (own) {
    return own;
  }
  const {
    bucket_name: bucket,
    vpc_id: vpc,
    workspace_id: workspace,
  } = attributes;
  const named =
    (workspace &&
      account.objects({
        type: 'databricks_mws_workspaces',
        workspaceId: String(workspace),
      })[0]) ||
    (text(vpc) && account.objects({ type: 'aws_vpc', id: text(vpc) })[0]) ||
    (text(bucket) &&
      account.objects({ type: 'aws_s3_bucket', id: text(bucket) })[0]);
  return named ? named.region : undefined;
}
