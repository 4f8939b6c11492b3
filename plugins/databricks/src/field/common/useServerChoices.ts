import type { ChoiceList } from '@lakeport/backstage-plugin-databricks-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { errorMessage } from '../../components/common/errorMessage';
import { SHOWN_CHOICES, type ShownChoices } from './FieldChoice';
import { useDebounced } from './useDebounced';

/**
 * Choices that the server looks up for what is typed: after a pause, as many as
 * are shown, and with the words of what could not be read.
 *
 * @param options - `key` is what the choices depend on besides the text
 */
export function useServerChoices(options: {
  key: unknown[];
  search: string;
  load: (request: {
    q?: string;
    limit: number;
    signal: AbortSignal;
  }) => Promise<Pick<ChoiceList, 'items' | 'nextCursor' | 'errors'>>;
}): ShownChoices {
  const search = useDebounced(options.search.trim());
  const query = useQuery({
    queryKey: ['field-choices', ...options.key, search],
    queryFn: ({ signal }) =>
      options.load({
        ...(search === '' ? {} : { q: search }),
        limit: SHOWN_CHOICES,
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const { data } = query;
  return {
    items: (data?.items ?? [])
      .slice(0, SHOWN_CHOICES)
      .map(({ value, label, detail }) => ({
        value,
        detail: [label, detail].filter(Boolean).join(' · ') || undefined,
      })),
    more: data?.nextCursor !== undefined,
    isLoading: query.isFetching || search !== options.search.trim(),
    missing: query.error
      ? [errorMessage(query.error)]
      : (data?.errors ?? []).map(
          ({ source, message }) => `${source}: ${message}`,
        ),
  };
}
