import { useCallback, useRef } from 'react';

/**
 * Tells a query's function whether a person pressed a button for it, so that the
 * backend has its sources read anew; what a page asks of its own accord takes what
 * is kept. Queries of one component are told apart by a name.
 */
export function useRefreshPress() {
  const pressed = useRef(new Set<string>());
  /** Whether what is asked now is asked for by a press of the button. */
  const isPressed = useCallback((name = '') => pressed.current.has(name), []);
  /** `refetch` of a query, for the button: all its pages are read anew. */
  const pressing = useCallback(
    <A extends unknown[], R>(
        refetch: (...args: A) => Promise<R>,
        name = '',
      ): ((...args: A) => Promise<R>) =>
      (...args) => {
        pressed.current.add(name);
        return refetch(...args).finally(() => pressed.current.delete(name));
      },
    [],
  );
  return { isPressed, pressing };
}
