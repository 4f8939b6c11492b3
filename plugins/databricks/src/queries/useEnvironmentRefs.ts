import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  entityTypes,
  environmentOf,
} from '@lakeport/backstage-plugin-databricks-common';
import { useQuery } from '@tanstack/react-query';

/**
 * The entities of the environments by `<project>/<environment>`. A workspace
 * only tells the two names: where its environment is registered, and whether
 * this reader may see it, the catalog knows.
 */
export function useEnvironmentRefs() {
  const catalog = useApi(catalogApiRef);
  return useQuery({
    queryKey: ['environment-refs'],
    queryFn: async (): Promise<Record<string, string>> => {
      const { items } = await catalog.getEntities({
        filter: { kind: 'resource', 'spec.type': entityTypes.environment },
      });
      return Object.fromEntries(
        items.flatMap(entity => {
          const name = environmentOf(entity);
          return name
            ? [
                [
                  `${name.project}/${name.environment}`,
                  stringifyEntityRef(entity),
                ],
              ]
            : [];
        }),
      );
    },
    staleTime: 60_000,
  });
}
