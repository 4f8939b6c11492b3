import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { pickOwner } from './projectOnPlatform.ts';

/** What a person types into the form. */
export interface ProjectForm {
  name: string;
  repository: string;
  catalog: string;
  /** 10.0.0.0/22 when left out. */
  network?: string;
  /** A network that the form must refuse, and the words it must use. */
  refusedCidr: string;
  refusal: RegExp;
  /** Called while the form shows what it refused. */
  onRefusal?: () => Promise<unknown>;
}

/**
 * Fills in the template "Databricks project" as a person would, for a
 * standalone project with the one environment that the form starts with, and
 * presses Create. Returns when it was pressed, in milliseconds since the epoch.
 */
export async function createProject(
  page: Page,
  portal: string,
  form: ProjectForm,
): Promise<number> {
  await page.goto(`${portal}/create/templates/default/databricks-project`);
  const field = (label: string) =>
    page.getByRole('textbox', { name: new RegExp(`^${label}`) }).first();

  await field('Name').fill(form.name);
  await field('Title').fill('Hello lakehouse');
  await field('Repository').fill(form.repository);
  await pickOwner(page, 'platform');
  await field('Databricks account').fill(
    '0d26daa6-5e44-4c97-a497-ef015f91254a',
  );
  await field('AWS admin account').fill('100000000001');
  await field('State bucket').fill('hello-terraform-tf-state');
  await page.getByRole('button', { name: 'Next' }).click();

  const account = page.getByRole('combobox', { name: /^AWS account/ }).first();
  await account.fill('100000000002');
  // Its list would keep everything else out of reach.
  await account.press('Escape');
  await field('Catalog').fill(form.catalog);

  const network = field('Network');
  await network.fill(form.refusedCidr);
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByText(form.refusal).first().waitFor();
  await form.onRefusal?.();
  assert.equal(
    await page.getByRole('button', { name: 'Create', exact: true }).count(),
    0,
    'a refused value does not reach the review',
  );
  await network.fill(form.network ?? '10.0.0.0/22');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  return Date.now();
}
