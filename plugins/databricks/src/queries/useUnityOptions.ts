import { useApi, useApiHolder } from '@backstage/core-plugin-api';
import type { DatabricksRequestOptions } from '@lakeport/backstage-plugin-databricks-common';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { databricksApiRef } from '../api/databricksApiRef';
import { databricksUserAuthApiRef } from '../api/databricksUserAuthApiRef';
import { metastoresQuery } from './metastoresQuery';

/**
 * What goes with every question about Unity Catalog: the reader's own token
 * where the backend reads with people's rights. The token is in no query's key.
 */
export function useUnityOptions() {
  const api = useApi(databricksApiRef);
  const auth = useApiHolder().get(databricksUserAuthApiRef);
  const client = useQueryClient();
  return useCallback(
    async (signal: AbortSignal): Promise<DatabricksRequestOptions> => {
      const { readAs } = await client.ensureQueryData(
        metastoresQuery(api, auth),
      );
      return readAs === 'user' && auth
        ? { signal, databricksToken: await auth.getAccessToken() }
        : { signal };
    },
    [api, auth, client],
  );
}
