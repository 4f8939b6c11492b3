import { useEffect, useRef, type RefObject } from 'react';

/** Calls back when Escape is pressed anywhere within an element. */
export function useEscape(
  element: RefObject<HTMLElement>,
  onEscape: () => void,
): void {
  const latest = useRef(onEscape);
  latest.current = onEscape;
  useEffect(() => {
    const within = element.current;
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        latest.current();
      }
    };
    within?.addEventListener('keydown', listen);
    return () => within?.removeEventListener('keydown', listen);
  }, [element]);
}
