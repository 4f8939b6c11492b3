/**
 * A catalog that a policy hides from one person, in a real browser: she finds it
 * neither in the explorer nor by search nor by its address, and the platform team
 * does. That the policy hides the catalog's entity as well is tested beside it
 * (packages/backend/src/permissions).
 */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import type { BrowserPage } from './browser.ts';
import { demoApplied } from './demoApplied.ts';
import { enterWithGitHub } from './enterWithGitHub.ts';
import { inOrder } from './inOrder.ts';
import { required } from './required.ts';
import { signInAsGuest } from './signInAsGuest.ts';
import { untilShown } from './untilShown.ts';

const PORTAL = required('LAKEPORT_PORTAL_URL');
const DATABRICKS = required('LAKEPORT_DATABRICKS_URL');

/** A column of payments_dev.raw.card_transactions alone. */
const SEARCH = `${PORTAL}/search?query=card_token`;

describe('a catalog that a policy hides', () => {
  let hers: BrowserPage;
  let platforms: BrowserPage;
  let table = '';
  const step = inOrder(() => hers);

  before(async () => {
    hers = await openBrowser();
    platforms = await openBrowser();
    await demoApplied(DATABRICKS);
    await signInAsGuest(platforms.page, PORTAL);
    // In the team that owns the environment, not in the one that owns the catalog.
    await enterWithGitHub(hers.page, PORTAL, 'maya');
  });

  after(async () => {
    await hers?.close();
    await platforms?.close();
  });

  const foundOn = (page: Page) =>
    page.getByRole('link', { name: /card_transactions/ });
  /** Opens the explorer and, in it, the metastore that the catalog is in. */
  const metastoreOpened = async (page: Page) => {
    await page.goto(`${PORTAL}/databricks/catalogs`);
    const metastore = page
      .getByRole('treeitem', { name: /^metastore-us-west-2/ })
      .first();
    await metastore.click();
    await metastore.press('ArrowRight');
  };
  const catalogOf = (page: Page) =>
    page.getByRole('treeitem', { name: /^payments_dev/ });

  step('is in the explorer of the platform team', async () => {
    const { page } = platforms;
    await metastoreOpened(page);
    await untilShown(catalogOf(page), 60_000, 'Refresh the tree');
    await page.waitForURL(/metastore=/);
    const metastore = new URL(page.url()).searchParams.get('metastore');
    table = `${PORTAL}/databricks/catalogs?metastore=${metastore}&kind=table&catalog=payments_dev&schema=raw&name=card_transactions`;
    await page.goto(table);
    await page.getByText('Token of the card; never the number.').waitFor();
  });

  step('is found by the platform team', async () => {
    const { page } = platforms;
    await page.goto(SEARCH);
    await untilShown(foundOn(page), 180_000);
  });

  step('is not in her explorer', async () => {
    const { page } = hers;
    await metastoreOpened(page);
    await page.getByText('No catalogs that you may see').waitFor();
    assert.equal(await catalogOf(page).count(), 0);
  });

  step('is not shown to her at its address', async () => {
    const { page } = hers;
    await page.goto(table);
    await page
      .getByText(/You lack the permission databricks\.catalog\.read/)
      .waitFor();
    assert.equal(await page.getByText('Token of the card').count(), 0);
  });

  step('is not found by her', async () => {
    const { page } = hers;
    // What is not known in time is denied, and known at the next question.
    for (const question of ['first', 'second']) {
      const answered = page.waitForResponse(answer => {
        const { pathname, search } = new URL(answer.url());
        // Not what it counts by type, for there may be nothing of a type.
        return (
          pathname === '/api/search/query' && search === '?term=card_token'
        );
      });
      await page.goto(SEARCH);
      const answer = await answered;
      assert.equal(answer.status(), 200, question);
      const { results } = await answer.json();
      assert.ok(Array.isArray(results), question);
      const found = JSON.stringify(results);
      assert.doesNotMatch(found, /card_transactions|payments_dev\./, question);
    }
    await page.waitForLoadState('networkidle');
    assert.equal(await foundOn(page).count(), 0);
  });
});
