import { useEffect, useRef, useState } from 'react';

/** How long nothing is typed before the server is asked, in milliseconds. */
const TYPING_PAUSE = 300;

/**
 * What is typed into a filter that the address keeps: asked for once nobody types
 * any more. Where the address changes by itself, as by a link or the back button,
 * the field shows that instead.
 *
 * @param asked - what the address says
 * @param onAsk - changes it
 */
export function useTypedFilter(
  asked: string,
  onAsk: (text: string) => void,
): [typed: string, type: (text: string) => void] {
  const [typed, setTyped] = useState(asked);
  const known = useRef(asked);
  useEffect(() => {
    // What was asked for from here may be behind what is typed by now.
    if (asked !== known.current) {
      known.current = asked;
      setTyped(asked);
    }
  }, [asked]);
  useEffect(() => {
    if (typed === known.current) {
      return undefined;
    }
    const timer = setTimeout(() => {
      if (typed !== known.current) {
        known.current = typed;
        onAsk(typed);
      }
    }, TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [typed, onAsk]);
  return [typed, setTyped];
}
