import { useApiHolder } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import type { CheckContext, FieldCheck, RemoteAnswer } from './FieldCheck';
import { useDebounced } from './useDebounced';

/** Where the question about a value stands. */
export type RemoteCheck =
  | { state: 'idle' }
  | { state: 'checking' }
  | { state: 'answered'; answer: RemoteAnswer }
  | { state: 'failed'; error: Error; retry: () => void };

/**
 * Asks others about a value while it is typed: after a pause, never about two
 * values at once, and again when the same value comes back later.
 *
 * @param options - `question` is what the answer depends on: the field, its
 *   value and those beside it; `enabled` is false for a value that is empty, or
 *   known to be wrong
 */
export function useRemoteCheck(
  check: FieldCheck,
  options: {
    value: unknown;
    question: unknown[];
    enabled: boolean;
    context: CheckContext;
  },
): RemoteCheck {
  const apis = useApiHolder();
  const { value, context, enabled } = options;
  const question = JSON.stringify(options.question);
  const settled = useDebounced(question);
  const remote = check.remote;
  const asks = enabled && remote !== undefined;
  const query = useQuery({
    queryKey: ['field-check', settled],
    queryFn: ({ signal }): Promise<RemoteAnswer> | RemoteAnswer =>
      remote?.(value, { ...context, apis, signal }) ?? {
        problems: [],
        notes: [],
      },
    enabled: asks && settled === question,
    retry: false,
    staleTime: 5_000,
  });
  if (!asks) {
    return { state: 'idle' };
  }
  if (settled !== question || query.isFetching) {
    return { state: 'checking' };
  }
  if (query.error) {
    return {
      state: 'failed',
      error: query.error,
      retry: () => void query.refetch(),
    };
  }
  return query.data
    ? { state: 'answered', answer: query.data }
    : { state: 'checking' };
}
