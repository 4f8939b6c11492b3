import { useEffect, useState } from 'react';

/** Between the last key press and the question, in milliseconds. */
export const DEBOUNCE = 400;

/** A value once it has been left alone for a while. */
export function useDebounced<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), DEBOUNCE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
