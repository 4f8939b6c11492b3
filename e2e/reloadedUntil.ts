import type { Locator } from 'playwright-core';

/**
 * Waits for what a page shows when it is loaded anew: lists that a backend has read
 * ahead are given for some minutes, the first time after a minute as they were.
 */
export async function reloadedUntil(
  wanted: Locator,
  limit = 120_000,
): Promise<void> {
  for (const end = Date.now() + limit; ; ) {
    try {
      await wanted.first().waitFor({ timeout: 8_000 });
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await wanted.page().reload();
  }
}
