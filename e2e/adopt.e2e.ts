/**
 * A workspace that nobody made with lakeport is adopted, in a real browser: the
 * form, the files that come of it, and what the first deployment would change.
 */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { Octokit } from '@octokit/rest';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { openBrowser } from './browser.ts';
import type { BrowserPage } from './browser.ts';
import { demoApplied } from './demoApplied.ts';
import { inOrder } from './inOrder.ts';
import { pickOwner, textField } from './projectOnPlatform.ts';
import { required } from './required.ts';
import { signInAsGuest } from './signInAsGuest.ts';
import { taskCompleted } from './taskCompleted.ts';
import { untilShown } from './untilShown.ts';

const PORTAL = required('LAKEPORT_PORTAL_URL');
const GITHUB = required('LAKEPORT_GITHUB_URL');
const DATABRICKS = required('LAKEPORT_DATABRICKS_URL');
const REPOSITORY = 'acme/legacy-lakehouse';
/** bi-legacy of examples/demo/existing.json. */
const WORKSPACE = '2718281828459045';

const listed = z.object({
  objects: z.array(
    z.object({ type: z.string(), id: z.string() }).passthrough(),
  ),
});

/** What the rehearsal account holds of the workspace and its catalog. */
async function objectsOfIt(): Promise<string[]> {
  const answer = await fetch(`${DATABRICKS}/rehearsal/objects`);
  const { objects } = listed.parse(await answer.json());
  return objects
    .filter(one =>
      /bi[-_]legacy|2718281828459045/.test(
        JSON.stringify([one.id, one.attributes]),
      ),
    )
    .map(({ type, id }) => `${type} ${id}`)
    .sort();
}

describe('a workspace that is adopted', () => {
  let browser: BrowserPage;
  let page: Page;
  let found: string[] = [];
  const step = inOrder(() => browser);

  before(async () => {
    browser = await openBrowser();
    page = browser.page;
    await signInAsGuest(page, PORTAL);
    await demoApplied(DATABRICKS);
    found = await objectsOfIt();
    assert.ok(found.length > 5);
  });

  after(async () => {
    await browser?.close();
  });

  const repositoryFile = async (path: string): Promise<string> => {
    const octokit = new Octokit({
      baseUrl: `${GITHUB}/api/v3`,
      auth: 'ghs_local',
    });
    const [owner, repo] = REPOSITORY.split('/');
    const { data } = await octokit.rest.repos.getContent({
      owner,
      repo,
      path,
      mediaType: { format: 'raw' },
    });
    return String(data);
  };

  step('is not asked for by a name', async () => {
    await page.goto(`${PORTAL}/create/templates/default/adopt-workspace`);
    await textField(page, 'Databricks account').fill(
      '0d26daa6-5e44-4c97-a497-ef015f91254a',
    );
    await textField(page, 'Workspace').fill('bi-legacy');
    await page.getByRole('button', { name: 'Next' }).click();
    await page
      .getByText(/must match pattern/)
      .first()
      .waitFor();
  });

  step('is asked for by its id, with where its repository goes', async () => {
    await textField(page, 'Workspace').fill(WORKSPACE);
    await page.getByRole('button', { name: 'Next' }).click();
    await textField(page, 'Name').fill('legacy');
    await textField(page, 'Title').fill('BI reports');
    await pickOwner(page, 'sales');
    await textField(page, 'Repository').fill(REPOSITORY);
    await textField(page, 'AWS admin account').fill('100000000001');
    await textField(page, 'State bucket').fill('hello-terraform-tf-state');
    await page
      .getByRole('checkbox', { name: /^Plan the first deployment/ })
      .check({ force: true });
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
  });

  step('is read, published and planned', async () => {
    await taskCompleted(page, /^Environment$/);
  });

  step('has a file that names what there is, and its imports', async () => {
    const file = await repositoryFile('lakeport.yaml');
    assert.match(file, new RegExp(`existing:\\s+id: "${WORKSPACE}"`));
    assert.match(file, /vpcId: vpc-a62f77f25a8777d56/);
    assert.match(file, /catalogs:\s+bi_legacy:\s+existing:/);
    const imports = await repositoryFile('lakeport.imports.yaml');
    assert.match(
      imports,
      new RegExp(`databricks_mws_workspaces\\.workspace: .*/${WORKSPACE}`),
    );
    assert.match(imports, /databricks_catalog\.catalog-bi_legacy: bi_legacy$/m);
  });

  step('would have its tags changed, and nothing else', async () => {
    await page.goto(
      `${PORTAL}/catalog/default/resource/legacy-prod/deployments`,
    );
    const plan = page.getByRole('row', { name: /^plan/ });
    await untilShown(plan.getByText('succeeded'), 180_000);
    await plan.getByText('1 to change', { exact: true }).waitFor();
    assert.deepEqual(await objectsOfIt(), found, 'a plan changes nothing');
  });
});
