/**
 * Names of what an environment has one of. The account id makes the bucket's
 * name unique among all of AWS.
 *
 * @public
 */
export interface EnvironmentResourceNames {
  /** Workspace, and prefix of the others: `<project>-<environment>`. */
  workspace: string;
  vpc: string;
  workspaceSecurityGroup: string;
  endpointSecurityGroup: string;
  crossAccountRole: string;
  flowLogsRole: string;
  flowLogGroup: string;
  rootBucket: string;
  credentials: string;
  storageConfiguration: string;
  network: string;
}

/** The names of an environment by its project, its name and its AWS account. */
export function environmentResourceNames(
  projectName: string,
  environmentName: string,
  awsAccountId: string,
): EnvironmentResourceNames {
  const prefix = `${projectName}-${environmentName}`;
  return {
    workspace: prefix,
    vpc: prefix,
    workspaceSecurityGroup: `${prefix}-workspace`,
    endpointSecurityGroup: `${prefix}-endpoints`,
    crossAccountRole: `${prefix}-cross-account`,
    flowLogsRole: `${prefix}-flow-logs`,
    flowLogGroup: `/lakeport/${projectName}/${environmentName}/flow-logs`,
    rootBucket: `${prefix}-root-${awsAccountId}`,
    credentials: prefix,
    storageConfiguration: prefix,
    network: prefix,
  };
}
