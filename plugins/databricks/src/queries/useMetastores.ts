import { useApi, useApiHolder } from '@backstage/core-plugin-api';
import type { MetastoreList } from '@lakeport/backstage-plugin-databricks-common';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { databricksApiRef } from '../api/databricksApiRef';
import { databricksUserAuthApiRef } from '../api/databricksUserAuthApiRef';
import { metastoresQuery } from './metastoresQuery';
import { useRefreshPress } from './useRefreshPress';

/** Every metastore with its workspaces, and whose rights Unity Catalog is read with. */
export function useMetastores(): UseQueryResult<MetastoreList> {
  const api = useApi(databricksApiRef);
  const auth = useApiHolder().get(databricksUserAuthApiRef);
  const { isPressed, pressing } = useRefreshPress();
  const query = useQuery(metastoresQuery(api, auth, isPressed));
  const { refetch } = query;
  const again = useMemo(() => pressing(refetch), [pressing, refetch]);
  return Object.assign({}, query, { refetch: again });
}
