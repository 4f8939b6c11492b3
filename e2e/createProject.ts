import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** What a person types into the form. */
export interface ProjectForm {
  name: string;
  repository: string;
  catalog: string;
  /** A network that the form must refuse, and the words it must use. */
  refusedCidr: string;
  refusal: RegExp;
}

/**
 * Fills in the template "Databricks project" as a person would, and presses
 * Create. Returns when it was pressed, in milliseconds since the epoch.
 */
export async function createProject(
  page: Page,
  portal: string,
  form: ProjectForm,
): Promise<number> {
  await page.goto(`${portal}/create/templates/default/databricks-project`);
  const field = (label: string) => page.getByLabel(label, { exact: false });

  await field('Name').first().fill(form.name);
  await field('Title').first().fill('Hello lakehouse');
  await field('Repository').first().fill(form.repository);
  const owner = page.getByLabel('Owner').first();
  await owner.fill('platform');
  await page
    .getByRole('option', { name: /platform/i })
    .first()
    .click();
  await page.getByRole('button', { name: 'Next' }).click();

  await field('Databricks account')
    .first()
    .fill('0d26daa6-5e44-4c97-a497-ef015f91254a');
  await field('AWS admin account').first().fill('100000000001');
  await page
    .getByLabel(/^AWS account/)
    .first()
    .fill('100000000002');
  await field('State bucket').first().fill('hello-terraform-tf-state');
  await page
    .getByLabel(/^Catalog/)
    .first()
    .fill(form.catalog);

  const network = page.getByLabel(/^Network/).first();
  await network.fill(form.refusedCidr);
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByText(form.refusal).first().waitFor();
  assert.equal(
    await page.getByRole('button', { name: 'Create', exact: true }).count(),
    0,
    'a refused value does not reach the review',
  );
  await network.fill('10.0.0.0/22');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  return Date.now();
}
