/** Takes the pictures of the docs from the running portal: `npm run screenshots`. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { createProject } from './createProject.ts';
import { demoApplied } from './demoApplied.ts';
import { editRepositoryFile } from './editRepositoryFile.ts';
import {
  choiceField,
  fillEnvironment,
  pickOwner,
  textField,
  typeChoice,
} from './projectOnPlatform.ts';
import { removeSubnet } from './removeSubnet.ts';
import { required } from './required.ts';
import { runWorkflow } from './runWorkflow.ts';
import { signInAsGuest } from './signInAsGuest.ts';
import { startDeployment } from './startDeployment.ts';
import { takeEstatePictures } from './takeEstatePictures.ts';
import { taskCompleted } from './taskCompleted.ts';
import { untilShown } from './untilShown.ts';

const portal = required('LAKEPORT_PORTAL_URL');
const github = required('LAKEPORT_GITHUB_URL');
const databricks = required('LAKEPORT_DATABRICKS_URL');
const PAYMENTS = 'acme/payments-lakehouse';
const images = join(dirname(fileURLToPath(import.meta.url)), '../docs/images');
mkdirSync(images, { recursive: true });

async function takeScreenshots(): Promise<void> {
  const browser = await openBrowser({ width: 1400, height: 900 });
  try {
    const { page } = browser;
    const picture = (name: string) =>
      page.screenshot({ path: join(images, `${name}.png`) });
    // Lists load in stages; a picture is taken when nothing moves any more.
    const settled = async () => {
      // What tells of something covers the page for some seconds.
      await page
        .getByRole('alert')
        .filter({ hasText: /waits for|differs from|has succeeded/ })
        .waitFor({ state: 'hidden' });
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(1_000);
    };

    /** What is on a page from one thing to another, without what frames it. */
    const between = async (name: string, top: Locator, last: Locator) => {
      const [from, to] = await Promise.all([
        top.boundingBox(),
        last.boundingBox(),
      ]);
      if (!from || !to) throw new Error(`nothing to take ${name}.png of`);
      const scrolled = await page.evaluate(() => window.scrollY);
      await page.screenshot({
        path: join(images, `${name}.png`),
        clip: {
          x: from.x - 24,
          y: from.y + scrolled - 12,
          width: 1400 - (from.x - 24),
          height: to.y + to.height - from.y + 24,
        },
        fullPage: true,
      });
    };
    const environment = (name: string, tab = '') =>
      page.goto(`${portal}/catalog/default/resource/payments-${name}${tab}`);

    await demoApplied(databricks);
    await signInAsGuest(page, portal);

    await editRepositoryFile(github, PAYMENTS, 'lakeport.yaml', text =>
      text
        .replace('size: 2X-Small', 'size: X-Small')
        .replace('flowLogs: true', 'flowLogs: true\n        egress: single-nat')
        .replace('refined: {} }', 'refined: {}, marts: {} }'),
    );
    await environment('dev', '/deployments');
    const applied = await startDeployment(
      page,
      'Apply',
      [],
      'more to query with',
    );
    await applied.finished();
    await removeSubnet(databricks, '10.20.0.0/26');
    await runWorkflow(github, PAYMENTS, 'drift.yml');
    await environment('prod', '/deployments');
    const waiting = await startDeployment(
      page,
      'Apply',
      [],
      'one NAT gateway, and a schema for the marts',
    );
    await waiting.reached('waiting');
    await page.getByText(/holds it back/).waitFor();
    await page.getByText(/^Resources to be destroyed or replaced/).waitFor();
    await settled();
    await between(
      'approval',
      page.getByRole('heading', { name: 'Approval' }),
      page.getByText(/^databricks_schema\./).last(),
    );

    await environment('dev', '/databricks');
    await untilShown(page.getByText('What an apply would put right'));
    await settled();
    await between(
      'drift',
      page.getByText('Drift', { exact: true }).first(),
      page.getByRole('link', { name: /^Open the comparison/ }),
    );

    for (const [name, address] of [
      ['platform', 'system/acme/platform'],
      ['project', 'system/payments/environments'],
    ]) {
      await page.goto(`${portal}/catalog/default/${address}`);
      await page.getByText('payments').first().waitFor();
      await settled();
      await page.screenshot({
        path: join(images, `${name}.png`),
        clip: { x: 0, y: 0, width: 1400, height: 1400 },
        fullPage: true,
      });
    }

    await page.goto(
      `${portal}/create/templates/default/databricks-project?formData=${encodeURIComponent(
        JSON.stringify({ platform: 'system:default/acme' }),
      )}`,
    );
    await textField(page, 'Name').fill('stock');
    await textField(page, 'Repository').fill('acme/stock-lakehouse');
    await pickOwner(page, 'sales');
    await page.getByRole('button', { name: 'Next' }).click();
    await fillEnvironment(page, 0, {
      name: 'dev',
      awsAccountId: '100000000051',
      network: '10.20.24.0/22',
      catalog: 'stock_dev',
    });
    const network = page.getByRole('img', { name: /^Address pool/ }).first();
    await network.scrollIntoViewIfNeeded();
    await settled();
    await picture('network');

    await page.goto(`${portal}/catalog/default/resource/payments-dev`);
    await page.getByRole('link', { name: 'Add a catalog' }).click();
    await typeChoice(choiceField(page, 'Catalog'), 'payments_lab');
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await taskCompleted(page, /^Pull request/);
    await settled();
    await picture('add-catalog');

    await takeEstatePictures({ page, portal, picture, settled });

    await createProject(page, portal, {
      name: 'hello',
      repository: 'acme/hello',
      refusedCidr: '10.0.0.0/25',
      refusal: /too small for a VPC/,
      catalog: 'hello_dev',
      onRefusal: () => picture('form'),
    });
    await taskCompleted(page, /^Environment$/);
    await picture('task');

    const entity = `${portal}/catalog/default/resource/hello-dev`;
    for (const [name, address] of [
      ['workspaces', `${portal}/databricks`],
      ['environment', `${entity}/databricks`],
      ['topology', `${entity}/topology`],
      ['deployments', `${entity}/deployments`],
    ]) {
      await page.goto(address);
      await settled();
      if (name === 'deployments') {
        await page
          .getByRole('button', { name: /^Show \S+ of / })
          .first()
          .click();
        await settled();
      }
      await picture(name);
    }
  } finally {
    await browser.close();
  }
}

takeScreenshots().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
