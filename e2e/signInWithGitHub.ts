import type { Page } from 'playwright-core';

/**
 * Agrees to sign in with GitHub when the portal asks for it, and becomes one of
 * the emulated GitHub's people in the window that pops up.
 */
export async function signInWithGitHub(
  page: Page,
  login: string,
): Promise<void> {
  const asked = page
    .getByRole('dialog')
    .getByRole('button', { name: 'Log in' });
  await asked.waitFor();
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    asked.click(),
  ]);
  const closed = popup.waitForEvent('close');
  await popup.getByRole('button', { name: `Continue as ${login}` }).click();
  await closed;
}

/** Signs out of GitHub alone, on the page of settings. */
export async function signOutOfGitHub(
  page: Page,
  portal: string,
): Promise<void> {
  await page.goto(`${portal}/settings/auth-providers`);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
}
