import {
  useQuery,
  type QueryKey,
  type UseQueryOptions,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import { useRefreshPress } from './useRefreshPress';

/**
 * A query of what the backend keeps for some minutes. Whoever presses a button
 * for it (`refetch`) has the sources read anew; what the page asks of its own
 * accord takes what is kept.
 */
export function useSourceQuery<T>(
  options: Omit<UseQueryOptions<T>, 'queryKey' | 'queryFn'> & {
    queryKey: QueryKey;
    queryFn: (how: { signal: AbortSignal; refresh: boolean }) => Promise<T>;
  },
): UseQueryResult<T> {
  const { isPressed, pressing } = useRefreshPress();
  const { queryFn, ...rest } = options;
  const query = useQuery<T>({
    ...rest,
    queryFn: ({ signal }) => queryFn({ signal, refresh: isPressed() }),
  });
  const { refetch: fetchAgain } = query;
  const refetch = useMemo(() => pressing(fetchAgain), [pressing, fetchAgain]);
  return Object.assign({}, query, { refetch });
}
