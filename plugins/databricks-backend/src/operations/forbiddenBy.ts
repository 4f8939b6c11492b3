import type { DeploymentOperation } from '@lakeport/backstage-plugin-databricks-common';
import type { Environment as DeclaredEnvironment } from '@lakeport/project';

/**
 * Why what a project file says of an environment rules an operation out, and
 * what to do; undefined where it does not.
 *
 * @param name - of the environment in the file
 */
export function forbiddenBy(
  operation: DeploymentOperation,
  name: string,
  environment: DeclaredEnvironment,
): string | undefined {
  const { network, deletionProtection, servicePrincipals } = environment;
  switch (operation) {
    case 'sleep':
    case 'wake':
      if (network.mode === 'existing') {
        return `The network of ${name} is not of this project, whose gateways are somebody else's: nothing of it is put to sleep or woken`;
      }
      return network.mode === 'none'
        ? `${name} has a serverless workspace without a network of its own: nothing is put to sleep or woken`
        : undefined;
    case 'rotate':
      return Object.values(servicePrincipals).some(({ secret }) => secret)
        ? undefined
        : `No service principal of ${name} has a secret, so that there is nothing to rotate`;
    case 'destroy':
      return deletionProtection
        ? `spec.environments.${name}.deletionProtection protects ${name}: set it to false in the project file, apply that, and destroy then`
        : undefined;
    default:
      return undefined;
  }
}
