/**
 * The estate as it is, in a real browser: workspaces, Unity Catalog down to its
 * columns, search, and the networks of AWS beside what repositories declare. All
 * of it comes from the demo's rehearsal account and emulators.
 */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import type { BrowserPage } from './browser.ts';
import { demoApplied } from './demoApplied.ts';
import { inOrder } from './inOrder.ts';
import { pageAxe } from './pageAxe.ts';
import { removeSubnet } from './removeSubnet.ts';
import { required } from './required.ts';
import { signInAsGuest } from './signInAsGuest.ts';
import { untilShown } from './untilShown.ts';

const PORTAL = required('LAKEPORT_PORTAL_URL');
const DATABRICKS = required('LAKEPORT_DATABRICKS_URL');
/** Answers are kept for a minute or two before AWS is asked again. */
const OBSERVED_AGAIN = 200_000;

describe('the estate', () => {
  let browser: BrowserPage;
  let page: Page;
  let table = '';
  const step = inOrder(() => browser);

  /** The row of a table that says something. */
  const rowOf = (text: string | RegExp) =>
    page.getByRole('row').filter({ hasText: text }).first();
  const accessible = async () => assert.deepEqual(await pageAxe(page), []);

  before(async () => {
    browser = await openBrowser();
    page = browser.page;
    await signInAsGuest(page, PORTAL);
    await demoApplied(DATABRICKS);
  });

  after(async () => {
    await browser?.close();
  });

  step('lists every workspace, also one that nobody made here', async () => {
    await page.goto(`${PORTAL}/databricks/workspaces`);
    await untilShown(rowOf('bi-legacy'));
    await untilShown(rowOf('sales-dev').getByText('sales/dev'));
    await page.getByRole('searchbox').fill('legacy');
    await rowOf('sales-dev').waitFor({ state: 'hidden' });
    assert.match(page.url(), /legacy/, 'the filter is part of the address');
    await accessible();
  });

  step('says what the portal reads, and whether it can', async () => {
    await page.getByRole('button', { name: /The portal reads \d+/ }).click();
    await page.getByText('100000000013').first().waitFor();
    await accessible();
  });

  step('joins the ids of Databricks and of AWS on one page', async () => {
    await page.goto(`${PORTAL}/databricks/workspaces`);
    await page.getByRole('link', { name: 'payments-dev', exact: true }).click();
    await page.getByRole('heading', { name: 'payments-dev' }).waitFor();
    await page.getByText(/^arn:aws:iam::\d{12}:role\//).waitFor();
    await page
      .getByText(/^\d+ of 251 free/)
      .first()
      .waitFor();
    await page.getByRole('heading', { name: 'What happened' }).waitFor();
    await accessible();
  });

  step('shows compute, the room for it, and jobs by last result', async () => {
    await page.getByRole('tab', { name: 'Compute' }).click();
    await rowOf('ingest card transactions').getByText('SUCCESS').waitFor();
    await page.getByText(/Even at their maxima they ask for/).waitFor();
    await rowOf(/shared-autoscaling.*2–10/s).waitFor();
    await accessible();
  });

  step('says what it has cost, in which currency and when', async () => {
    await page.getByRole('tab', { name: 'Cost' }).click();
    await page.getByText('USD').first().waitFor();
    await accessible();
  });

  step('goes down to the columns of a table by keyboard alone', async () => {
    await page.goto(`${PORTAL}/databricks/catalogs`);
    const tree = page.getByRole('tree');
    // The list may be that of the portal's start, which is older than the catalog.
    const metastore = tree.getByRole('treeitem', {
      name: /^metastore-us-west-2/,
    });
    await metastore.click();
    await metastore.press('ArrowRight');
    await untilShown(
      tree.getByRole('treeitem', { name: /^payments_dev/ }),
      60_000,
      'Refresh the tree',
    );
    await page.goto(`${PORTAL}/databricks/catalogs`);
    const down = async (name: RegExp) => {
      const item = tree.getByRole('treeitem', { name });
      await item.first().waitFor();
      // From wherever the focus is: each press goes one row down.
      for (let presses = 0; presses < 50; presses++) {
        const label = await tree
          .locator('[role=treeitem]:focus')
          .getAttribute('aria-label');
        if (name.test(label ?? '')) return;
        await page.keyboard.press('ArrowDown');
      }
      assert.fail(`the keyboard does not get to ${name}`);
    };
    await tree.getByRole('treeitem').first().focus();
    for (const name of [
      /^metastore-us-west-2/,
      /^payments_dev/,
      /^raw/,
      /^Tables/,
    ]) {
      await down(name);
      await page.keyboard.press('ArrowRight');
    }
    await down(/^card_transactions/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'card_transactions' }).waitFor();
    await rowOf('card_token').waitFor();
    await page.getByText('Token of the card; never the number.').waitFor();
    table = page.url();
    await accessible();
  });

  step('opens the same table from its address, with its grants', async () => {
    await page.goto('about:blank');
    await page.goto(table);
    await rowOf('card_token').waitFor();
    const details = page.getByRole('tab', { name: 'Grants' });
    await details.click();
    await rowOf('SELECT').waitFor();
    await accessible();
    await page.goBack();
    await rowOf('card_token').waitFor();
  });

  step('draws where the data go to, with a table beside it', async () => {
    await page.getByRole('tab', { name: 'Lineage' }).click();
    await page.locator('.react-flow__node').nth(1).waitFor();
    await rowOf('downstream').waitFor();
    await accessible();
  });

  step('shows which workspaces may use which catalogs', async () => {
    await page.goto(`${PORTAL}/databricks/catalogs?view=bindings`);
    await untilShown(rowOf('payments_dev'), 60_000, /^Refresh .*bindings/);
    await accessible();
  });

  step('finds a table by the name of a column', async () => {
    const found = page.getByRole('link', { name: /card_transactions/ });
    await page.goto(`${PORTAL}/search?query=card_token`);
    await untilShown(found, 120_000);
    await found.first().click();
    await page.getByRole('heading', { name: 'card_transactions' }).waitFor();
  });

  step('lists the networks, and draws them all', async () => {
    await page.goto(`${PORTAL}/databricks/networks`);
    const row = rowOf('sales-dev-vpc');
    await untilShown(row.getByText('10.20.16.0/22'));
    await accessible();
    await page.getByText('All on one canvas').click();
    await page.locator('.react-flow__node').first().waitFor();
    await accessible();
  });

  step('has a page of each VPC in the catalog, with its network', async () => {
    await page.goto(`${PORTAL}/databricks/networks`);
    const entity = rowOf('sales-dev-vpc').locator('a[href*="/catalog/"]');
    await untilShown(entity, OBSERVED_AGAIN);
    await entity.last().click();
    await page.getByRole('heading', { name: 'sales-dev-vpc' }).waitFor();
    await page.goto(`${page.url()}/topology`);
    await page.locator('.react-flow__node').first().waitFor();
    await accessible();
  });

  step('draws what a project declares of all its environments', async () => {
    await page.goto(`${PORTAL}/catalog/default/system/payments/topology`);
    const parts = page.getByRole('region', { name: 'Parts of the network' });
    await untilShown(parts.getByText('AWS account 100000000011').first());
    await parts.getByText('AWS account 100000000012').first().waitFor();
    const node = page.locator('.react-flow__node');
    for (const vpc of ['payments-dev-vpc', 'payments-prod-vpc']) {
      await node.filter({ hasText: vpc }).first().waitFor();
    }
    await accessible();
  });

  step('follows traffic from each of them to the others', async () => {
    const trace = page.getByRole('region', { name: 'Trace of traffic' });
    await trace.getByRole('button', { name: /Workspace$/ }).click();
    await page.getByRole('option', { name: 'payments-prod' }).click();
    await trace.getByText(/^Subnet payments-prod-private/).waitFor();
    await trace.getByRole('button', { name: /To$/ }).click();
    await page.getByRole('option', { name: 'VPC payments-dev-vpc' }).click();
    // Nothing connects the two.
    await trace
      .getByRole('status')
      .getByText(/^Blocked by/)
      .waitFor();
  });

  step('leads from there to the network as it is', async () => {
    const links = page.getByRole('list', { name: 'Observed networks' });
    await links.getByRole('link', { name: 'Observed network of dev' }).click();
    await page.getByRole('radio', { name: 'Observed' }).waitFor();
    assert.match(page.url(), /payments-dev\/topology\?network=observed$/);
    await page.locator('.react-flow__node').first().waitFor();
  });

  step('shows what is not as the repository declares it', async () => {
    await page.goto(
      `${PORTAL}/catalog/default/resource/sales-dev/topology?network=difference`,
    );
    await page.getByText('Nothing differs of what can be compared.').waitFor();
    await accessible();
    await removeSubnet(DATABRICKS, '10.20.16.0/26');
    await untilShown(
      page.getByText('The network is not as declared.'),
      OBSERVED_AGAIN,
    );
    await rowOf(/sales-dev-public-us-west-2a.*only declared/s).waitFor();
    await accessible();
  });

  step('saw no error in the browser console', () => {
    assert.deepEqual(
      // The search page asks for documentation, which the portal does not index.
      browser.complaints.filter(said => !said.includes('status of 400')),
      [],
    );
  });
});
