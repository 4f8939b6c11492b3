import type { Locator } from 'playwright-core';

/**
 * Waits for what a page shows some seconds late, because what it reads is kept
 * for up to ten seconds, of Unity Catalog for a minute: presses its Refresh as a
 * person would, or loads it again where it has none.
 *
 * @param named - which Refresh, where a page has several; the first when left out
 */
export async function untilShown(
  wanted: Locator,
  limit = 60_000,
  named: string | RegExp = /^Refresh/,
): Promise<void> {
  const page = wanted.page();
  const refresh = page.getByRole('button', { name: named }).first();
  // Longer each time: on a busy machine a page that is loaded again and again shows nothing.
  let patience = 5_000;
  for (const end = Date.now() + limit; ; patience *= 1.5) {
    try {
      await wanted.first().waitFor({ timeout: patience });
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    if (await refresh.isVisible()) await refresh.click();
    else await page.reload();
  }
}
