/**
 * A deployment that GitHub holds back, in a real browser: somebody signs in with
 * GitHub to decide about it, and GitHub says whether they may.
 */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { Page } from 'playwright-core';
import { demoApplied } from './demoApplied.ts';
import { openBrowser } from './browser.ts';
import type { BrowserPage } from './browser.ts';
import { inOrder } from './inOrder.ts';
import { organizationDeliveries } from './organizationDeliveries.ts';
import { required } from './required.ts';
import { signInAsGuest } from './signInAsGuest.ts';
import { signInWithGitHub, signOutOfGitHub } from './signInWithGitHub.ts';
import { startDeployment } from './startDeployment.ts';
import type { StartedDeployment } from './startDeployment.ts';
import { untilShown } from './untilShown.ts';

const PORTAL = required('LAKEPORT_PORTAL_URL');
const GITHUB = required('LAKEPORT_GITHUB_URL');
const DATABRICKS = required('LAKEPORT_DATABRICKS_URL');
/** Of the demo, whose reviewer is maya. */
const REPOSITORY = 'acme/payments-lakehouse';
const TAB = `${PORTAL}/catalog/default/resource/payments-prod/deployments`;

describe('an approval at GitHub', () => {
  let browser: BrowserPage;
  let page: Page;
  let started: StartedDeployment;
  const step = inOrder(() => browser);

  before(async () => {
    browser = await openBrowser();
    page = browser.page;
    await demoApplied(DATABRICKS);
    await signInAsGuest(page, PORTAL);
  });

  after(async () => {
    await browser?.close();
  });

  const approve = () =>
    page.getByRole('button', { name: 'Approve', exact: true }).click();

  step('is announced before anything is started', async () => {
    await page.goto(TAB);
    await untilShown(page.getByText(/The GitHub environment “prod” asks/));
    await page.getByRole('link', { name: 'maya (GitHub user)' }).waitFor();
  });

  step('holds an apply back when its plan is there', async () => {
    started = await startDeployment(page, 'Apply', [], 'as declared');
    assert.equal(await started.reached('waiting'), 'waiting');
    await page.getByText(/“prod” holds it back/).waitFor();
    await page.getByText(/You decide as yourself at GitHub/).waitFor();
  });

  step('is refused to somebody who is no reviewer', async () => {
    await approve();
    await signInWithGitHub(page, 'jonas');
    const refused = page.getByRole('alert').filter({
      hasText: 'The decision was not taken',
    });
    await refused
      .getByText(/No pending deployment requests to approve or reject/)
      .waitFor();
    assert.equal(await started.reached('waiting'), 'waiting');
    await signOutOfGitHub(page, PORTAL);
  });

  step('is given by a reviewer, and the deployment goes on', async () => {
    await page.goto(`${TAB}?deployment=${started.id}`);
    await page.getByLabel('Comment', { exact: true }).fill('nothing is lost');
    await approve();
    await signInWithGitHub(page, 'maya');
    await page
      .getByText(/^Approved .*with their own GitHub token: nothing is lost$/)
      .waitFor();
    assert.equal(await started.reached('succeeded'), 'succeeded');
  });

  step('is in the history, with who gave it by what right', async () => {
    const timeline = page.getByRole('list', { name: 'Timeline' });
    await timeline
      .getByText(/Approved with their own GitHub token: nothing is lost/)
      .waitFor();
    await timeline.getByText('succeeded', { exact: true }).waitFor();
    const answer = await fetch(
      `${GITHUB}/api/v3/repos/${REPOSITORY}/actions/runs/${started.runId()}/approvals`,
      { headers: { authorization: 'token ghs_local' } },
    );
    const [review] = JSON.parse(await answer.text());
    assert.equal(review.user.login, 'maya', 'GitHub knows who it was');
    assert.equal(review.comment, 'nothing is lost');
  });

  step('was heard of by webhooks, whose signature was taken', async () => {
    const told = await organizationDeliveries(GITHUB, 'acme');
    const codes = (event: string) => [
      ...new Set(told.filter(d => d.event === event).map(d => d.statusCode)),
    ];
    assert.deepEqual(codes('workflow_run'), [202]);
    assert.deepEqual(codes('workflow_job'), [202]);
  });

  step('ends a deployment when it is rejected', async () => {
    await page.goto(TAB);
    const rejected = await startDeployment(page, 'Apply');
    assert.equal(await rejected.reached('waiting'), 'waiting');
    await page.getByLabel('Comment', { exact: true }).fill('not today');
    // Signed in already: nobody is asked again.
    await page.getByRole('button', { name: 'Reject', exact: true }).click();
    assert.equal(await rejected.reached('cancelled'), 'cancelled');
    await page
      .getByText(/^Rejected .*with their own GitHub token: not today$/)
      .waitFor();
  });

  step('saw no error in the browser console', () => {
    // Refused by GitHub, and no session to refresh before somebody signs in.
    const expected = /status of (401|403)/;
    assert.deepEqual(
      browser.complaints.filter(complaint => !expected.test(complaint)),
      [],
    );
  });
});
