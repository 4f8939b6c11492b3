/**
 * A deployment in a real browser, from the request to the history: asked for,
 * planned, read, approved, applied, and found again.
 */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import type { BrowserPage } from './browser.ts';
import { createProject } from './createProject.ts';
import { editRepositoryFile } from './editRepositoryFile.ts';
import { inOrder } from './inOrder.ts';
import { required } from './required.ts';
import { signInAsGuest } from './signInAsGuest.ts';
import { startDeployment } from './startDeployment.ts';
import type { StartedDeployment } from './startDeployment.ts';
import { taskCompleted } from './taskCompleted.ts';

const PORTAL = required('LAKEPORT_PORTAL_URL');
const GITHUB = required('LAKEPORT_GITHUB_URL');
const DATABRICKS = required('LAKEPORT_DATABRICKS_URL');
const REPOSITORY = 'acme/ledger';
const TAB = `${PORTAL}/catalog/default/resource/ledger-dev/deployments`;

/** How many NAT gateways the environment has in the rehearsal account. */
async function gateways(): Promise<number> {
  const listed = await fetch(
    `${DATABRICKS}/rehearsal/objects?type=aws_nat_gateway`,
  );
  const { objects } = JSON.parse(await listed.text());
  return objects.filter(
    ({ attributes }: { attributes: { tags?: { Name?: string } } }) =>
      attributes.tags?.Name?.startsWith('ledger-dev'),
  ).length;
}

describe('a deployment', () => {
  let browser: BrowserPage;
  let page: Page;
  let started: StartedDeployment;
  let gatewaysBefore = 0;
  const step = inOrder(() => browser);

  before(async () => {
    browser = await openBrowser();
    page = browser.page;
    await signInAsGuest(page, PORTAL);
  });

  after(async () => {
    await browser?.close();
  });

  step('begins with an environment', async () => {
    await createProject(page, PORTAL, {
      name: 'ledger',
      repository: REPOSITORY,
      refusedCidr: '10.8.0.0/25',
      refusal: /too small for a VPC/,
      network: '10.8.0.0/22',
      catalog: 'ledger_dev',
    });
    await taskCompleted(page, /^Environment$/);
    gatewaysBefore = await gateways();
    assert.ok(gatewaysBefore > 1, `NAT gateways: ${gatewaysBefore}`);
  });

  step('says what can be started, and who approves', async () => {
    await page.goto(TAB);
    const operations = page.getByRole('list', { name: 'Operations' });
    await operations.getByText('can be started').first().waitFor();
    await page.getByText(/Somebody approves the plan in the portal/).waitFor();
  });

  step('does not destroy without the name', async () => {
    await page.getByRole('button', { name: 'Deploy', exact: true }).click();
    const destroy = page.getByRole('radio', { name: 'Destroy' });
    for (let tries = 0; tries < 10 && !(await destroy.isChecked()); tries++) {
      await destroy.click({ force: true });
      await page.waitForTimeout(200);
    }
    const start = page.getByRole('button', { name: 'Start Destroy' });
    assert.ok(await start.isDisabled());
    await page.getByLabel('Type dev to confirm').fill('prod');
    assert.ok(await start.isDisabled());
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  });

  step('is asked for, and waits when its plan is there', async () => {
    await editRepositoryFile(GITHUB, REPOSITORY, 'lakeport.yaml', text =>
      text.replace('egress: nat-per-az', 'egress: single-nat'),
    );
    started = await startDeployment(page, 'Apply', [], 'one gateway will do');
    assert.equal(await started.reached('waiting'), 'waiting');
    await page.getByText(/^Waits for approval/).waitFor();
    await page.getByText('one gateway will do').first().waitFor();
    assert.equal(await gateways(), gatewaysBefore, 'nothing is changed yet');
  });

  step('shows what would be lost', async () => {
    await page.getByText(/^Resources to be destroyed or replaced/).waitFor();
    await page
      .getByText(/aws_nat_gateway\./)
      .first()
      .waitFor();
    await page
      .getByText(/^Idle cost per month/)
      .first()
      .waitFor();
  });

  step(
    'is among what waits for me, from where a link leads to it',
    async () => {
      await page.goto(`${PORTAL}/databricks/deployments`);
      const waiting = page.getByRole('region', {
        name: 'Deployments that wait for you',
      });
      await waiting.getByText('ledger/dev').waitFor();
      await waiting.getByRole('link', { name: /^Show apply of/ }).click();
      await page.getByRole('heading', { name: 'Approval' }).waitFor();
      assert.equal(
        new URL(page.url()).searchParams.get('deployment'),
        started.id,
      );
    },
  );

  step('is applied when it is approved', async () => {
    await page.getByLabel('Comment', { exact: true }).fill('read it');
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await page.getByText(/^Approved .*read it$/).waitFor();
    assert.equal(await started.reached('succeeded'), 'succeeded');
    assert.equal(await gateways(), 1);
  });

  step('is not carried out when it is rejected', async () => {
    const sleep = await startDeployment(page, 'Sleep');
    assert.equal(await sleep.reached('waiting'), 'waiting');
    await page.getByRole('button', { name: 'Reject', exact: true }).click();
    assert.equal(await sleep.reached('cancelled'), 'cancelled');
    assert.equal(await gateways(), 1);
  });

  step('is found again in the history', async () => {
    await page.goto(`${TAB}?operation=apply&state=succeeded`);
    const table = page.getByRole('region', { name: 'Table of deployments' });
    const rows = table.getByRole('row', { name: /^apply/ });
    await rows.first().waitFor();
    assert.equal(await table.getByRole('row', { name: /^sleep/ }).count(), 0);

    await page.goto(`${TAB}?deployment=${started.id}`);
    const timeline = page.getByRole('list', { name: 'Timeline' });
    await timeline.getByText('waiting', { exact: true }).waitFor();
    await timeline.getByText('succeeded', { exact: true }).waitFor();
    await page
      .getByRole('button', { name: /^Log of apply/ })
      .first()
      .click();
    const log = page.getByRole('textbox', { name: /^Log of job/ });
    await log.waitFor();
    assert.ok((await log.inputValue()).length > 0);
  });

  step('saw no error in the browser console', () => {
    assert.deepEqual(browser.complaints, []);
  });
});
