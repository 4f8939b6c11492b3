import { useApi } from '@backstage/core-plugin-api';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { PropsWithChildren } from 'react';
import type { DatabricksApi } from '@lakeport/backstage-plugin-databricks-common';
import { databricksApiRef } from '../api/databricksApiRef';
import { isTransientError } from './isTransientError';

const clients = new WeakMap<DatabricksApi, QueryClient>();

function clientFor(api: DatabricksApi): QueryClient {
  let client = clients.get(api);
  if (!client) {
    client = new QueryClient({
      defaultOptions: {
        queries: {
          staleTime: 10_000,
          retry: (failures, error) => failures < 1 && isTransientError(error),
          retryDelay: 500,
        },
      },
    });
    clients.set(api, client);
  }
  return client;
}

/**
 * The plugin's own query cache, one for each API implementation: the pages and
 * tabs of an app share what they have read, and an app that uses react-query
 * itself is left alone.
 */
export function DatabricksQueryProvider({ children }: PropsWithChildren<{}>) {
  const client = clientFor(useApi(databricksApiRef));
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
