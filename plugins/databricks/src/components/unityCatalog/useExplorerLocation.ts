import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { ExplorerLocation } from './ExplorerLocation';
import { parseLocation } from './parseLocation';
import { writeLocation } from './writeLocation';

/**
 * What of Unity Catalog is shown, kept in the address: it can be linked to, and
 * the browser's back button goes to what was looked at before.
 */
export function useExplorerLocation(): [
  ExplorerLocation,
  (change: Partial<ExplorerLocation>) => void,
] {
  const [query, setQuery] = useSearchParams();
  const location = useMemo(() => parseLocation(query), [query]);
  const change = useCallback(
    (changes: Partial<ExplorerLocation>) =>
      setQuery(current =>
        writeLocation({ ...parseLocation(current), ...changes }, current),
      ),
    [setQuery],
  );
  return [location, change];
}
