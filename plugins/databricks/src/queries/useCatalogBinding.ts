import { useApi } from '@backstage/core-plugin-api';
import type {
  Age,
  SourceError,
  UnityBindingPage,
} from '@lakeport/backstage-plugin-databricks-common';
import { databricksApiRef } from '../api/databricksApiRef';
import { refreshedSoon } from './refreshedSoon';
import { useSourceQuery } from './useSourceQuery';
import { useUnityOptions } from './useUnityOptions';

/** Catalogs whose names contain that of the one looked for come in at most as many pages. */
const MOST_PAGES = 20;
const PAGE_SIZE = 200;

/** Which workspaces may use one catalog. */
export interface CatalogBinding {
  workspaces: UnityBindingPage['workspaces'];
  /** Undefined where the catalog is not among those that the reader may see. */
  binding?: UnityBindingPage['items'][number];
  age: Age;
  errors: SourceError[];
}

/** Which workspaces may use a catalog. The backend finds by parts of names, so the one is looked for among them. */
export function useCatalogBinding(request: {
  metastore: string;
  catalog: string;
  workspace?: string;
}) {
  const { metastore, catalog, workspace } = request;
  const api = useApi(databricksApiRef);
  const optionsOf = useUnityOptions();
  return useSourceQuery({
    queryKey: ['unity', 'binding', request],
    queryFn: async ({ signal, refresh }): Promise<CatalogBinding> => {
      const options = { ...(await optionsOf(signal)), refresh };
      const errors: SourceError[] = [];
      let pageToken: string | undefined;
      for (let page = 1; ; page++) {
        const answer: UnityBindingPage = await api.listUnityBindings(
          {
            metastore,
            q: catalog,
            limit: PAGE_SIZE,
            ...(workspace !== undefined && { workspace }),
            ...(pageToken !== undefined && { pageToken }),
          },
          options,
        );
        errors.push(...answer.errors);
        const binding = answer.items.find(item => item.catalog === catalog);
        pageToken = answer.nextPageToken;
        if (binding || pageToken === undefined || page === MOST_PAGES) {
          const { workspaces, age } = answer;
          return { workspaces, age, errors, ...(binding && { binding }) };
        }
      }
    },
    staleTime: 60_000,
    refetchInterval: ({ state: { data } }) => refreshedSoon(data && [data]),
  });
}
