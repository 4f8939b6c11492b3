import { networkResourceNames } from './networkResourceNames';
import type { NetworkResourceNames } from './networkResourceNames';

/**
 * Names of what an environment has one of. The account id makes the buckets'
 * names unique among all of AWS.
 *
 * @public
 */
export interface EnvironmentResourceNames extends NetworkResourceNames {
  /** Workspace, and prefix of the others: `<project>-<environment>`. */
  workspace: string;
  crossAccountRole: string;
  flowLogBucket: string;
  rootBucket: string;
  credentials: string;
  storageConfiguration: string;
  /** Private access settings in the Databricks account. */
  privateAccessSettings: string;
  /** Alias of the KMS key of catalog buckets. */
  storageKeyAlias: string;
  /** Alias of the KMS key of managed services, root bucket and volumes. */
  workspaceKeyAlias: string;
  /** Registration of the workspace's key in the Databricks account. */
  customerManagedKeys: string;
  /** Id of the network policy of serverless compute, 32 characters at most. */
  networkPolicy: string;
}

/** The names of an environment by its project, its name and its AWS account. */
export function environmentResourceNames(
  projectName: string,
  environmentName: string,
  awsAccountId: string,
  generation = 1,
): EnvironmentResourceNames {
  const prefix = `${projectName}-${environmentName}`;
  return {
    workspace: prefix,
    ...networkResourceNames(projectName, environmentName, generation),
    crossAccountRole: `${prefix}-cross-account`,
    flowLogBucket: `${prefix}-logs-${awsAccountId}`,
    rootBucket: `${prefix}-root-${awsAccountId}`,
    credentials: prefix,
    storageConfiguration: prefix,
    privateAccessSettings: prefix,
    storageKeyAlias: `alias/${prefix}-storage`,
    workspaceKeyAlias: `alias/${prefix}-workspace`,
    customerManagedKeys: prefix,
    networkPolicy: prefix,
  };
}
