import type { Page } from 'playwright-core';
import { PortalTasks } from './PortalTasks.ts';

/**
 * Waits until the task whose page is open has completed, and the page says so
 * by linking to what was made; fails as soon as the task does.
 *
 * @param link - the name of a link that the task ends with
 */
export async function taskCompleted(page: Page, link: RegExp): Promise<void> {
  await page.waitForURL(/\/create\/tasks\/[^/?]+/);
  const { origin, pathname } = new URL(page.url());
  const tasks = await PortalTasks.open(origin);
  await tasks.completed(pathname.split('/')[3]);
  await page.getByRole('link', { name: link }).first().waitFor();
}
