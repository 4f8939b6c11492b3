import { shortestLength } from '../reading/shortestLength';
import { strings } from '../reading/strings';
import type { StackRule } from '../StackRule';
import { forEachResource } from './forEach';

/** The longest name of a type, and where the limit is said. */
const LONGEST: Readonly<
  Record<string, readonly [attribute: string, longest: number]>
> = {
  aws_iam_instance_profile: ['name', 128],
  aws_iam_policy: ['name', 128],
  aws_iam_role: ['name', 64],
  aws_iam_role_policy: ['name', 128],
  aws_kms_alias: ['name', 256],
  aws_s3_bucket: ['bucket', 63],
  aws_secretsmanager_secret: ['name', 512],
  aws_security_group: ['name', 255],
  databricks_account_network_policy: ['network_policy_id', 32],
  databricks_catalog: ['name', 255],
  databricks_cluster_policy: ['name', 100],
  databricks_instance_pool: ['instance_pool_name', 99],
  databricks_mws_log_delivery: ['config_name', 255],
  databricks_mws_network_connectivity_config: ['name', 30],
  databricks_mws_networks: ['network_name', 256],
  databricks_mws_private_access_settings: ['private_access_settings_name', 256],
  databricks_schema: ['name', 255],
  databricks_volume: ['name', 255],
};

/** Lengths of names. */
export const nameRules: readonly StackRule[] = [
  {
    id: 'names.too-long',
    title: 'A name that is too long once it is put together',
    severity: 'error',
    reason:
      'AWS or Databricks refuses it when it is applied, halfway through a deployment.',
    source:
      'AWS IAM, S3, EC2 and KMS quotas, 2026; Databricks Terraform provider 1.128.0, resource documentation',
    fix: 'Use shorter names of project, environment or catalog.',
    check: forEachResource(
      Object.keys(LONGEST),
      ({ attributes, type }, stack, { reader }) => {
        const [attribute, longest] = LONGEST[type];
        return strings(attributes[attribute])
          .map(name => shortestLength(name, stack, reader))
          .filter(length => length > longest)
          .map(
            length =>
              `${attribute} has at least ${length} characters, and ${longest} are the most`,
          );
      },
    ),
  },
];
