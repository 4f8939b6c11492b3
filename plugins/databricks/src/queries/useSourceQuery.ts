import {
  useQuery,
  type QueryKey,
  type UseQueryOptions,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useCallback, useRef } from 'react';

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
  const isPressed = useRef(false);
  const { queryFn, ...rest } = options;
  const query = useQuery<T>({
    ...rest,
    queryFn: ({ signal }) => {
      const refresh = isPressed.current;
      isPressed.current = false;
      return queryFn({ signal, refresh });
    },
  });
  const { refetch: fetchAgain } = query;
  const refetch: typeof fetchAgain = useCallback(
    how => {
      isPressed.current = true;
      return fetchAgain(how);
    },
    [fetchAgain],
  );
  return Object.assign({}, query, { refetch });
}
