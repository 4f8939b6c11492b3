/** Takes the pictures of the docs from the running portal: `npm run screenshots`. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './browser.ts';
import { createProject } from './createProject.ts';
import { required } from './required.ts';
import { signInAsGuest } from './signInAsGuest.ts';

const portal = required('LAKEPORT_PORTAL_URL');
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
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(1_000);
    };

    await signInAsGuest(page, portal);
    await createProject(page, portal, {
      name: 'hello',
      repository: 'acme/hello',
      refusedCidr: '10.0.0.0/25',
      refusal: /\/16 (to|and|\()/,
      catalog: 'hello_dev',
      onRefusal: () => picture('form'),
    });
    await page
      .getByRole('link', { name: 'Environment', exact: true })
      .waitFor({ timeout: 240_000 });
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
          .getByRole('button', { name: /Show|Details/ })
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
