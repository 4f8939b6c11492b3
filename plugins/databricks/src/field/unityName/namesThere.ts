import type { EnvironmentDetails } from '@lakeport/backstage-plugin-databricks-common';
import type { UnityOptions } from './unityOptions';

/** The names of the kind that an environment has, in the catalog and schema that are chosen. */
export function namesThere(
  { catalogs }: EnvironmentDetails,
  { kind, catalog, schema }: UnityOptions,
): string[] {
  const schemas = catalogs.find(({ name }) => name === catalog)?.schemas ?? [];
  switch (kind) {
    case 'catalog':
      return catalogs.map(({ name }) => name);
    case 'schema':
      return schemas.map(({ name }) => name);
    default:
      return (
        schemas
          .find(({ name }) => name === schema)
          ?.volumes.map(({ name }) => name) ?? []
      );
  }
}
