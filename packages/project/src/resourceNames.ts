import { accountResourceNames } from './accountResourceNames';
import type { AccountResourceNames } from './accountResourceNames';
import { catalogResourceNames } from './catalogResourceNames';
import type { CatalogResourceNames } from './catalogResourceNames';
import { environmentResourceNames } from './environmentResourceNames';
import type { EnvironmentResourceNames } from './environmentResourceNames';
import { instanceProfileNames } from './instanceProfileNames';
import type { InstanceProfileNames } from './instanceProfileNames';
import { lakehouseResourceNames } from './lakehouseResourceNames';
import type { LakehouseResourceNames } from './lakehouseResourceNames';
import { networkResourceNames } from './networkResourceNames';
import type { NetworkResourceNames } from './networkResourceNames';
import type { Project } from './Project';
import { servicePrincipalNames } from './servicePrincipalNames';
import type { ServicePrincipalNames } from './servicePrincipalNames';
import { ENVIRONMENT_TAG, PROJECT_TAG } from './tags';

/**
 * Every name that is derived for one environment.
 *
 * @public
 */
export interface ResourceNames extends EnvironmentResourceNames {
  /**
   * Names of the environment's stacks; `account` for standalone projects only,
   * `credentials` only if there is a service principal, with or without a
   * secret: a stack that were gone with the last secret could not destroy it.
   */
  stacks: {
    account?: string;
    base: string;
    workspace: string;
    credentials?: string;
    data: string;
  };
  /** Names of the network that the workspace moves away from, if there is one. */
  replacedNetwork?: NetworkResourceNames;
  /** Names for each catalog, by catalog name. */
  catalogs: Record<string, CatalogResourceNames>;
  /** The default catalog's name, if the environment has one. */
  defaultCatalog?: string;
  /** Names for each instance profile that is made, by its name. */
  instanceProfiles: Record<string, InstanceProfileNames>;
  /** Names for each service principal, by its name. */
  servicePrincipals: Record<string, ServicePrincipalNames>;
  /** Names of the environment's part of the lakehouse, if it has one. */
  lakehouse?: LakehouseResourceNames;
  /** Names of what a standalone project has once. */
  account: AccountResourceNames;
  /** A new metastore's name; only used when the region's metastore is created. */
  metastore: string;
  /** A new network connectivity configuration's name; one for each region. */
  networkConnectivity: string;
  /** Tags on everything of the environment, in AWS and Databricks. */
  tags: Record<string, string>;
}

/**
 * The names that an environment's AWS and Databricks objects get: the one
 * source of them. A checked project's names keep the limits of both. Names of
 * the network (VPC, security groups, network configuration, endpoints) are
 * those of the present generation.
 *
 * @throws RangeError when the project has no such environment
 * @public
 */
export function resourceNames(
  project: Project,
  environmentName: string,
): ResourceNames {
  const { environments, lakehouse } = project.spec;
  if (!Object.hasOwn(environments, environmentName)) {
    throw new RangeError(
      `project ${project.metadata.name} has no environment ${JSON.stringify(
        environmentName,
      )}; it has ${Object.keys(environments).join(', ')}`,
    );
  }
  const environment = environments[environmentName];
  const { name } = project.metadata;
  const prefix = `${name}-${environmentName}`;
  const { network } = environment;
  const replaced = network.mode === 'create' ? network.replaces : undefined;
  const defaultCatalog = Object.keys(environment.catalogs).find(
    catalog => environment.catalogs[catalog].default,
  );
  const account = accountResourceNames(name, project.spec.aws.adminAccountId);
  return {
    ...environmentResourceNames(
      name,
      environmentName,
      environment.awsAccountId,
      network.mode === 'create' ? network.generation : 1,
    ),
    stacks: {
      ...(project.spec.platform ? {} : { account: account.stack }),
      base: `${prefix}-base`,
      workspace: `${prefix}-workspace`,
      ...(Object.keys(environment.servicePrincipals).length > 0
        ? { credentials: `${prefix}-credentials` }
        : {}),
      data: `${prefix}-data`,
    },
    ...(replaced
      ? {
          replacedNetwork: networkResourceNames(
            name,
            environmentName,
            replaced.generation,
          ),
        }
      : {}),
    catalogs: mapped(Object.keys(environment.catalogs), catalog =>
      catalogResourceNames(catalog, environment.awsAccountId),
    ),
    ...(defaultCatalog ? { defaultCatalog } : {}),
    instanceProfiles: mapped(
      Object.entries(environment.compute.instanceProfiles)
        .filter(([, { mode }]) => mode === 'create')
        .map(([profile]) => profile),
      profile => instanceProfileNames(name, environmentName, profile),
    ),
    servicePrincipals: mapped(
      Object.keys(environment.servicePrincipals),
      principal => servicePrincipalNames(name, environmentName, principal),
    ),
    ...(lakehouse?.environments.includes(environmentName)
      ? {
          lakehouse: lakehouseResourceNames(
            name,
            environmentName,
            environment.awsAccountId,
            lakehouse,
          ),
        }
      : {}),
    account,
    metastore: account.metastore(environment.region),
    networkConnectivity: account.networkConnectivity(environment.region),
    tags: {
      ...project.spec.aws.tags,
      [PROJECT_TAG]: name,
      [ENVIRONMENT_TAG]: environmentName,
    },
  };
}

function mapped<T>(
  keys: readonly string[],
  value: (key: string) => T,
): Record<string, T> {
  return Object.fromEntries(keys.map(key => [key, value(key)]));
}
