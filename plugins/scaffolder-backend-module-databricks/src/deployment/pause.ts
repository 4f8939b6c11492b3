import { setTimeout } from 'node:timers/promises';

/**
 * Waits, or returns early when the signal is aborted; the caller asks the signal.
 */
export async function pause(
  milliseconds: number,
  signal?: AbortSignal,
): Promise<void> {
  try {
    await setTimeout(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal?.aborted) {
      throw error;
    }
  }
}
