import { useApi, useApiHolder } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';
import { databricksUserAuthApiRef } from '../api/databricksUserAuthApiRef';
import { metastoresQuery } from './metastoresQuery';

/** Every metastore with its workspaces, and whose rights Unity Catalog is read with. */
export function useMetastores() {
  const api = useApi(databricksApiRef);
  const auth = useApiHolder().get(databricksUserAuthApiRef);
  return useQuery(metastoresQuery(api, auth));
}
