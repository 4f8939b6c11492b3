import { AccountResourceNames } from '@lakeport/project';
import { TerraformProvider } from '#cdk';
import { Construct } from '#constructs';
import { IamRole } from '#aws/iam-role';
import { MwsCredentials } from '#dbx/mws-credentials';
import { MwsLogDelivery } from '#dbx/mws-log-delivery';
import { MwsStorageConfigurations } from '#dbx/mws-storage-configurations';
import { Sleep } from '#time/sleep';
import { logDeliveryBucketPolicy } from '../policies/logDeliveryBucketPolicy';
import { logDeliveryTrustPolicy } from '../policies/logDeliveryTrustPolicy';
import { renderPolicy } from '../policies/renderPolicy';
import { PrivateBucket } from '../storage/PrivateBucket';

/**
 * What the delivery of an account's logs is made from.
 *
 * @public
 */
export interface LogDeliveryProps {
  /** An account-level Databricks provider. */
  readonly provider: TerraformProvider;
  readonly databricksAccountId: string;
  readonly names: AccountResourceNames;
  readonly audit: boolean;
  readonly billableUsage: boolean;
  readonly deletionProtection: boolean;
}

/**
 * Audit and billable usage logs of a Databricks account into a bucket of the
 * umbrella account. The role that delivers them has no permissions of its own;
 * the bucket's policy lets it in.
 *
 * An account has two configurations of each type that are on, and Databricks
 * never deletes one: destroying it turns it off. System tables hold the same
 * without any of this.
 *
 * Source: Databricks Terraform provider 1.128.0, `databricks_mws_log_delivery`,
 * 2026-08-19.
 *
 * @public
 */
export class LogDelivery extends Construct {
  constructor(scope: Construct, id: string, props: LogDeliveryProps) {
    super(scope, id);
    const { databricksAccountId, names, provider } = props;
    const role = new IamRole(this, 'role', {
      name: names.logDeliveryRole,
      description: 'Databricks delivers logs with this role',
      assumeRolePolicy: renderPolicy(
        logDeliveryTrustPolicy({ databricksAccountId }),
      ),
    });
    const bucket = new PrivateBucket(this, 'bucket', {
      name: names.logDeliveryBucket,
      deletionProtection: props.deletionProtection,
      policy: ({ bucketArn }) =>
        logDeliveryBucketPolicy({ bucketArn, roleArn: role.arn }),
    });
    // IAM tells its replicas about a role within seconds, not at once.
    const roleReady = new Sleep(this, 'role-ready', {
      createDuration: '10s',
      triggers: { role_arn: role.arn, role_unique_id: role.uniqueId },
      dependsOn: [...bucket.ready],
    });
    const credentials = new MwsCredentials(this, 'credentials', {
      provider,
      credentialsName: names.logDeliveryCredentials,
      roleArn: role.arn,
      dependsOn: [roleReady],
    });
    const storage = new MwsStorageConfigurations(this, 'storage', {
      provider,
      accountId: databricksAccountId,
      storageConfigurationName: names.logDeliveryStorageConfiguration,
      bucketName: bucket.bucketName,
      dependsOn: [...bucket.ready],
    });
    const deliver = (
      name: string,
      configName: string,
      logType: 'AUDIT_LOGS' | 'BILLABLE_USAGE',
      outputFormat: 'JSON' | 'CSV',
    ) =>
      new MwsLogDelivery(this, name, {
        provider,
        accountId: databricksAccountId,
        configName,
        logType,
        outputFormat,
        credentialsId: credentials.credentialsId,
        storageConfigurationId: storage.storageConfigurationId,
        deliveryPathPrefix: name,
      });
    if (props.audit) {
      deliver('audit', names.auditLogDelivery, 'AUDIT_LOGS', 'JSON');
    }
    if (props.billableUsage) {
      deliver(
        'billable-usage',
        names.billableUsageLogDelivery,
        'BILLABLE_USAGE',
        'CSV',
      );
    }
  }
}
