import { ENVIRONMENT_TAG, PROJECT_TAG } from './tags';
import type { Project } from './Project';
import { catalogResourceNames } from './catalogResourceNames';
import type { CatalogResourceNames } from './catalogResourceNames';
import { environmentResourceNames } from './environmentResourceNames';
import type { EnvironmentResourceNames } from './environmentResourceNames';

/**
 * Every name that is derived for one environment.
 *
 * @public
 */
export interface ResourceNames extends EnvironmentResourceNames {
  /** Names of the environment's stacks; `account` for standalone projects only. */
  stacks: { account?: string; base: string; workspace: string; data: string };
  /** Names for each catalog, by catalog name. */
  catalogs: Record<string, CatalogResourceNames>;
  /** The default catalog's name, if the environment has one. */
  defaultCatalog?: string;
  /** A new metastore's name; only used when the region's metastore is created. */
  metastore: string;
  /** Tags on everything of the environment, in AWS and Databricks. */
  tags: Record<string, string>;
}

/**
 * The names that an environment's AWS and Databricks objects get. A checked
 * project's names keep the limits of both.
 *
 * @throws RangeError when the project has no such environment
 * @public
 */
export function resourceNames(
  project: Project,
  environmentName: string,
): ResourceNames {
  const { environments } = project.spec;
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
  const defaultCatalog = Object.keys(environment.catalogs).find(
    catalog => environment.catalogs[catalog].default,
  );
  return {
    ...environmentResourceNames(
      name,
      environmentName,
      environment.awsAccountId,
    ),
    stacks: {
      ...(project.spec.platform ? {} : { account: `${name}-account` }),
      base: `${prefix}-base`,
      workspace: `${prefix}-workspace`,
      data: `${prefix}-data`,
    },
    catalogs: Object.fromEntries(
      Object.keys(environment.catalogs).map(catalog => [
        catalog,
        catalogResourceNames(catalog, environment.awsAccountId),
      ]),
    ),
    ...(defaultCatalog ? { defaultCatalog } : {}),
    metastore: `${name}-${environment.region}`,
    tags: {
      ...project.spec.aws.tags,
      [PROJECT_TAG]: name,
      [ENVIRONMENT_TAG]: environmentName,
    },
  };
}
