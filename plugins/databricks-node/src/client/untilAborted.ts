/**
 * Waits for work that others may be waiting for too, and stops waiting (not
 * working) when the caller's signal fires.
 *
 * @throws the signal's reason
 * @public
 */
export async function untilAborted<T>(
  work: Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  if (!signal) {
    return work;
  }
  if (signal.aborted) {
    // The work goes on, and what becomes of it is nobody's to handle any more.
    work.catch(() => undefined);
    throw signal.reason;
  }
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (stop) {
      signal.removeEventListener('abort', stop);
    }
  }
}
