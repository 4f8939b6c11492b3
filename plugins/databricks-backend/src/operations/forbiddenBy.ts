import type { DeploymentOperation } from '@lakeport/backstage-plugin-databricks-common';
import type { Environment as DeclaredEnvironment } from '@lakeport/project';

/**
 * Why what a project file says of an environment rules an operation out, and
 * what to do; undefined where it does not.
 *
 * @param name - of the environment in the file
 * @param environment - undefined of what is between environments
 */
export function forbiddenBy(
  operation: DeploymentOperation,
  name: string,
  environment: DeclaredEnvironment | undefined,
): string | undefined {
  if (!environment) {
    return forbiddenBetween(operation, name);
  }
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

function forbiddenBetween(
  operation: DeploymentOperation,
  name: string,
): string | undefined {
  switch (operation) {
    case 'sleep':
    case 'wake':
      return `${name} is between environments and never sleeps`;
    case 'rotate':
      return `${name} is between environments and has no secrets to rotate`;
    default:
      return undefined;
  }
}
