import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { databricksApiRef } from '../api/databricksApiRef';
import { metastoresQuery } from './metastoresQuery';

/**
 * Names of metastores by id, as far as the portal may tell them. Nobody is asked
 * to sign in to Databricks for names alone: without a token of the reader's there
 * may be none.
 */
export function useMetastoreNames(): ReadonlyMap<string, string> {
  const api = useApi(databricksApiRef);
  const { data } = useQuery(metastoresQuery(api, undefined));
  return useMemo(
    () => new Map(data?.items.map(({ id, name }) => [id, name])),
    [data],
  );
}
