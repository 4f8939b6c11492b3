/**
 * A platform in a real browser: a project is onboarded by pull request, gets a
 * catalog by pull request, and nobody gets what somebody else has taken.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, afterEach, before, describe } from 'node:test';
import type { Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import type { BrowserPage } from './browser.ts';
import { editRepositoryFile } from './editRepositoryFile.ts';
import { inOrder } from './inOrder.ts';
import {
  choiceField,
  fillEnvironment,
  pickOwner,
  textField,
  typeChoice,
} from './projectOnPlatform.ts';
import {
  logOfLatestRun,
  mergePull,
  openPulls,
  pullOpened,
} from './pullRequests.ts';
import { required } from './required.ts';
import { signInAsGuest } from './signInAsGuest.ts';
import { startDeployment } from './startDeployment.ts';
import { taskCompleted } from './taskCompleted.ts';
import { untilShown } from './untilShown.ts';

const PORTAL = required('LAKEPORT_PORTAL_URL');
const GITHUB = required('LAKEPORT_GITHUB_URL');
const PLATFORM = 'acme/lakehouse-platform';
const REPOSITORY = 'acme/orders-lakehouse';

describe('a platform', () => {
  let browser: BrowserPage;
  let page: Page;
  const step = inOrder(() => browser);

  before(async () => {
    browser = await openBrowser();
    page = browser.page;
    await signInAsGuest(page, PORTAL);
  });

  after(async () => {
    await browser?.close();
  });

  // What the person saw when a step failed.
  afterEach(async context => {
    const folder = process.env.LAKEPORT_E2E_SCREENSHOTS;
    if (folder && 'name' in context) {
      const name = context.name.replace(/[^a-z]+/gi, '-');
      await page.screenshot({
        path: join(folder, `${name}.png`),
        fullPage: true,
      });
    }
  });

  const platformPage = () =>
    page.goto(`${PORTAL}/catalog/default/system/acme/platform`);
  const environmentPage = (tab = '') =>
    page.goto(`${PORTAL}/catalog/default/resource/orders-dev${tab}`);
  const create = () =>
    page.getByRole('button', { name: 'Create', exact: true }).click();

  /** Opens the form from the platform's own page, and fills in its first page. */
  async function startProject(name: string, repository: string) {
    await page.goto(`${PORTAL}/catalog/default/system/acme`);
    await page
      .getByRole('link', { name: 'Start a project on this platform' })
      .click();
    await textField(page, 'Name').fill(name);
    await textField(page, 'Repository').fill(repository);
    await pickOwner(page, 'sales');
  }

  step('shows who has which addresses', async () => {
    await platformPage();
    const table = page.getByRole('row', { name: /10\.20\.4\.0\/22/ });
    await table.getByText('payments/prod').waitFor();
    await page.getByText('No pull request waits for anybody.').waitFor();
  });

  step('says while it is typed that a name is taken', async () => {
    await startProject('payments', REPOSITORY);
    await page
      .getByText(/payments is taken: a project of this platform has it/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.waitForTimeout(500);
    assert.equal(
      await page.getByRole('button', { name: 'Review' }).count(),
      0,
      'a taken name does not reach the next page',
    );
  });

  step('asks the platform for a project by pull request', async () => {
    await textField(page, 'Name').fill('orders');
    await page.getByText(/orders is free/).waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await fillEnvironment(page, 0, {
      name: 'dev',
      awsAccountId: '100000000021',
      network: '10.20.12.0/22',
      catalog: 'orders_dev',
    });
    await page.getByText('10.20.12.0/22 is free.').waitFor();
    await page.getByRole('button', { name: 'Add item' }).last().click();
    await fillEnvironment(page, 1, {
      name: 'prod',
      awsAccountId: '100000000022',
      region: 'us-west-2',
      availabilityZones: ['us-west-2a', 'us-west-2b'],
      catalog: 'orders',
    });
    await page.getByRole('button', { name: 'Review' }).click();
    await create();
    const pull = await pullOpened(GITHUB, PLATFORM, /orders/);
    const patch = pull.patches['lakeport.yaml'];
    assert.match(patch, /10\.20\.12\.0\/22/);
    assert.match(patch, /10\.20\.8\.0\/22/, 'prod got a block of its own');
    assert.doesNotMatch(patch, /^-/m, 'nothing else is changed');
  });

  step('goes on when the platform team has merged it', async () => {
    const task = page.url();
    await platformPage();
    await untilShown(page.getByText('orders/dev'));
    const [pull] = await openPulls(GITHUB, PLATFORM, /orders/);
    await mergePull(GITHUB, PLATFORM, pull);
    await page.goto(task);
    await taskCompleted(page, /^Environment$/);
    const platform = await logOfLatestRun(GITHUB, PLATFORM, 'platform.yml');
    assert.equal(platform.event, 'push');
    assert.equal(platform.conclusion, 'success', platform.log);
  });

  step('deploys as roles that are for this environment alone', async () => {
    const run = await logOfLatestRun(GITHUB, REPOSITORY, 'deploy.yml');
    assert.equal(run.conclusion, 'success', run.log);
    for (const role of ['orders-dev-plan', 'orders-dev-apply']) {
      assert.match(
        run.log,
        new RegExp(
          `Assuming arn:aws:iam::100000000001:role/lakeport/acme/${role}, whose trust policy in the rehearsal account takes the subject repo:acme/orders-lakehouse:environment:dev\\S*:job_workflow_ref:acme/lakehouse-platform/`,
        ),
      );
    }
    await environmentPage('/databricks');
    await untilShown(page.getByText('RUNNING', { exact: true }));
    await untilShown(page.getByText('orders_dev', { exact: true }));
  });

  step('shows the project with its environments side by side', async () => {
    await page.goto(`${PORTAL}/catalog/default/system/orders/environments`);
    await untilShown(page.getByText('100000000022'));
    await untilShown(
      page.getByText('The project file says the same as the platform.'),
    );
  });

  /** Asks for a catalog from the environment's own page, and waits for the task's end. */
  async function askForCatalog(name: string) {
    await environmentPage();
    await page.getByRole('link', { name: 'Add a catalog' }).click();
    await choiceField(page, 'Catalog').waitFor();
    await typeChoice(choiceField(page, 'Catalog'), name);
    await page.getByRole('button', { name: 'Review' }).click();
    await create();
    // An address outside of the portal: its name says so, too.
    const link = /^Pull request/;
    await taskCompleted(page, link);
    return page.getByRole('link', { name: link }).first().getAttribute('href');
  }

  step('adds a catalog by pull request', async () => {
    const href = await askForCatalog('orders_lab');
    const [pull, ...others] = await openPulls(GITHUB, REPOSITORY, /orders_lab/);
    assert.deepEqual(others, []);
    assert.equal(href, pull.url);
    assert.match(pull.patches['lakeport.yaml'], /\+\s+orders_lab:/);
    assert.match(pull.patches['docs/environments.md'], /orders_lab/);
  });

  step('finds the pull request when the same is asked for again', async () => {
    const href = await askForCatalog('orders_lab');
    const pulls = await openPulls(GITHUB, REPOSITORY, /./);
    assert.deepEqual(
      pulls.map(({ url }) => url),
      [href],
    );
  });

  step('has the catalog once it is merged and deployed', async () => {
    const [pull] = await openPulls(GITHUB, REPOSITORY, /orders_lab/);
    await mergePull(GITHUB, REPOSITORY, pull);
    await environmentPage('/deployments');
    const deployment = await startDeployment(page, 'Apply');
    assert.equal(await deployment.finished(), 'succeeded');
    await environmentPage('/databricks');
    await untilShown(page.getByText('orders_lab', { exact: true }));
  });

  step(
    'refuses a name that somebody took while the form was open',
    async () => {
      await startProject('returns', 'acme/returns-lakehouse');
      await page.getByText(/returns is free/).waitFor();
      await page.getByRole('button', { name: 'Next' }).click();
      await fillEnvironment(page, 0, {
        name: 'dev',
        awsAccountId: '100000000031',
        catalog: 'returns_dev',
      });
      await page.getByRole('button', { name: 'Review' }).click();
      await page.getByRole('button', { name: 'Create', exact: true }).waitFor();
      await editRepositoryFile(GITHUB, PLATFORM, 'lakeport.yaml', text =>
        text.replace(
          /^ {2}projects:\n/m,
          `  projects:
    returns:
      repository: acme/returned-goods
      owner: group:default/payments-data
      environments:
        dev: { awsAccountId: '100000000041', region: us-west-2, cidr: 10.20.32.0/22 }
`,
        ),
      );
      await create();
      await page
        .getByText(/returns .*(taken|has|acme\/returned-goods)/)
        .first()
        .waitFor({ timeout: 60_000 });
      assert.deepEqual(await openPulls(GITHUB, PLATFORM, /returns/), []);
    },
  );

  step('saw no error in the browser console', () => {
    assert.deepEqual(browser.complaints, []);
  });
});
