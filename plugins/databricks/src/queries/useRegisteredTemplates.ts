import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useQuery } from '@tanstack/react-query';

/**
 * Which of these templates are in the catalog, for this reader: an app registers
 * the ones that it wants, and the catalog hides those that a reader may not see.
 */
export function useRegisteredTemplates(names: readonly string[]) {
  const catalog = useApi(catalogApiRef);
  return useQuery({
    queryKey: ['templates', ...names],
    queryFn: async (): Promise<string[]> => {
      const { items } = await catalog.getEntitiesByRefs({
        entityRefs: names.map(name => `template:default/${name}`),
        fields: ['metadata.name'],
      });
      return items.flatMap(item => (item ? [item.metadata.name] : []));
    },
    staleTime: 60_000,
  });
}
