/**
 * Names of what an environment has one of. The account id makes the buckets'
 * names unique among all of AWS. Security groups are named by what they are for
 * first: AWS refuses names that start with `sg-`, and a project's name may
 * (Amazon VPC user guide, security groups, 2026).
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
  flowLogBucket: string;
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
    workspaceSecurityGroup: `workspace-${prefix}`,
    endpointSecurityGroup: `endpoints-${prefix}`,
    crossAccountRole: `${prefix}-cross-account`,
    flowLogBucket: `${prefix}-logs-${awsAccountId}`,
    rootBucket: `${prefix}-root-${awsAccountId}`,
    credentials: prefix,
    storageConfiguration: prefix,
    network: prefix,
  };
}
