import type { Page } from 'playwright-core';

/** The environment of the GitHub provider that leads into the portal (scripts/toolchain/e2e.mjs). */
const ENVIRONMENT = 'entering';

/**
 * Enters the portal as one of the emulated GitHub's people: a session with GitHub
 * is begun at the portal's own address for that, and the only button of the page
 * of sign-in, which is the guest's, then takes it.
 */
export async function enterWithGitHub(
  page: Page,
  portal: string,
  login: string,
): Promise<void> {
  const start = new URL('/api/auth/github/start', portal);
  start.searchParams.set('env', ENVIRONMENT);
  start.searchParams.set('scope', 'read:user');
  start.searchParams.set('origin', portal);
  await page.goto(start.href);
  const back = page.waitForResponse(/\/api\/auth\/github\/handler\/frame/);
  await page.getByRole('button', { name: `Continue as ${login}` }).click();
  await back;
  await page.route('**/api/auth/guest/refresh*', route => {
    const session = new URL('/api/auth/github/refresh', portal);
    session.searchParams.set('env', ENVIRONMENT);
    return route.continue({ url: session.href });
  });
  await page.goto(portal);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page
    .getByRole('link', { name: /^Create/ })
    .first()
    .waitFor();
}
