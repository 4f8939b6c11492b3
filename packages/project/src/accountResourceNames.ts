import { networkConnectivityName } from './networkConnectivityName';

/**
 * Names of what a standalone project has once in its Databricks account and its
 * umbrella AWS account.
 *
 * @public
 */
export interface AccountResourceNames {
  /** Stack that holds it: `<project>-account`. */
  stack: string;
  logDeliveryBucket: string;
  logDeliveryRole: string;
  logDeliveryCredentials: string;
  logDeliveryStorageConfiguration: string;
  /** Log delivery configurations; `config_name` of each log type. */
  auditLogDelivery: string;
  billableUsageLogDelivery: string;
  /** A region's metastore, when it is created. */
  metastore(region: string): string;
  /** A region's network connectivity configuration, 30 characters at most. */
  networkConnectivity(region: string): string;
}

/**
 * Names by the project, and the account id that makes the bucket's unique.
 *
 * @public
 */
export function accountResourceNames(
  projectName: string,
  adminAccountId: string,
): AccountResourceNames {
  const logs = `${projectName}-log-delivery`;
  return {
    stack: `${projectName}-account`,
    logDeliveryBucket: `${logs}-${adminAccountId}`,
    logDeliveryRole: logs,
    logDeliveryCredentials: logs,
    logDeliveryStorageConfiguration: logs,
    auditLogDelivery: `${projectName}-audit`,
    billableUsageLogDelivery: `${projectName}-billable-usage`,
    metastore: region => `${projectName}-${region}`,
    networkConnectivity: region => networkConnectivityName(projectName, region),
  };
}
