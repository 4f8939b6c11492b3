import type { OAuthApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import type {
  DatabricksApi,
  MetastoreList,
} from '@lakeport/backstage-plugin-databricks-common';
import { queryOptions } from '@tanstack/react-query';
import { refreshedSoon } from './refreshedSoon';

/** Metastores come and go by the month. */
const FRESH = 60_000;

/**
 * The metastores, and whose rights Unity Catalog is read with. The question goes
 * without a token of the reader's own first: only the answer, or its refusal,
 * tells whether one is needed.
 *
 * @param isPressed - whether a person asked to have them read anew
 */
export function metastoresQuery(
  api: DatabricksApi,
  auth: OAuthApi | undefined,
  isPressed: () => boolean = () => false,
) {
  return queryOptions({
    queryKey: ['unity', 'metastores'],
    queryFn: async ({ signal }): Promise<MetastoreList> => {
      const options = { signal, refresh: isPressed() };
      try {
        return await api.listMetastores(options);
      } catch (error) {
        if (
          !auth ||
          !(error instanceof ResponseError) ||
          error.statusCode !== 401
        ) {
          throw error;
        }
        return await api.listMetastores({
          ...options,
          databricksToken: await auth.getAccessToken(),
        });
      }
    },
    staleTime: FRESH,
    refetchInterval: ({ state: { data } }) => refreshedSoon(data && [data]),
  });
}
