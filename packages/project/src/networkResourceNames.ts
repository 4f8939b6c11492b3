/**
 * Names of what comes with one of an environment's networks. The first network
 * has no number in them, the second ends with `-2`: both stand beside each
 * other while a workspace moves.
 *
 * Security groups are named by what they are for first: AWS refuses names that
 * start with `sg-`, and a project's name may (Amazon VPC user guide, security
 * groups, 2026).
 *
 * @public
 */
export interface NetworkResourceNames {
  vpc: string;
  workspaceSecurityGroup: string;
  endpointSecurityGroup: string;
  /** Network configuration in the Databricks account. */
  network: string;
  /** Endpoint for the workspace's REST API, in AWS and as it is registered. */
  workspaceEndpoint: string;
  /** Endpoint for the secure cluster connectivity relay. */
  relayEndpoint: string;
  /** Endpoint that users reach the workspace by. */
  frontEndEndpoint: string;
}

/**
 * The names of an environment's n-th network, counted from 1.
 *
 * @public
 */
export function networkResourceNames(
  projectName: string,
  environmentName: string,
  generation: number,
): NetworkResourceNames {
  const name = `${projectName}-${environmentName}${
    generation === 1 ? '' : `-${generation}`
  }`;
  return {
    vpc: name,
    workspaceSecurityGroup: `workspace-${name}`,
    endpointSecurityGroup: `endpoints-${name}`,
    network: name,
    workspaceEndpoint: `${name}-workspace`,
    relayEndpoint: `${name}-relay`,
    frontEndEndpoint: `${name}-front-end`,
  };
}
