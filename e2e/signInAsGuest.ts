import type { Page } from 'playwright-core';

/** Opens the portal and enters as a guest. */
export async function signInAsGuest(page: Page, portal: string): Promise<void> {
  await page.goto(portal);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page
    .getByRole('link', { name: 'Create...' })
    .or(page.getByRole('link', { name: 'Create' }))
    .first()
    .waitFor();
}
