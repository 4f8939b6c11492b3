import type { Locator, Page } from 'playwright-core';

/** What a person says of one environment; the platform allocates its network where none is picked. */
export interface EnvironmentForm {
  name: string;
  awsAccountId: string;
  /** A free block of the platform's pool, from the list. */
  network?: string;
  /** Where the form does not propose them. */
  region?: string;
  availabilityZones?: string[];
  catalog: string;
}

/** Text fields of a form by the beginning of their labels; repeated ones by their place. */
export const textField = (page: Page, label: string, index = 0): Locator =>
  page.getByRole('textbox', { name: new RegExp(`^${label}`) }).nth(index);

/** Fields with a list, by the beginning of their labels. */
export const choiceField = (page: Page, label: string, index = 0): Locator =>
  page.getByRole('combobox', { name: new RegExp(`^${label}`) }).nth(index);

/** Closes the list of a field, also one that opens again for what comes late: it keeps the rest out of reach. */
async function closeList(page: Page): Promise<void> {
  const list = page.getByRole('listbox');
  for (let calm = 0; calm < 3; ) {
    if ((await list.count()) > 0) {
      calm = 0;
      await page.keyboard.press('Escape');
    } else {
      calm += 1;
    }
    await page.waitForTimeout(150);
  }
}

/** Types into a field with a list and leaves it. */
export async function typeChoice(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await closeList(field.page());
}

/** Picks an owner for the project. */
export async function pickOwner(page: Page, name: string): Promise<void> {
  await page.getByLabel('Owner').first().fill(name);
  await page
    .getByRole('option', { name: new RegExp(name, 'i') })
    .first()
    .click();
}

/** Fills in one environment of the form. */
export async function fillEnvironment(
  page: Page,
  index: number,
  form: EnvironmentForm,
): Promise<void> {
  await textField(page, 'Environment', index).fill(form.name);
  await typeChoice(choiceField(page, 'AWS account', index), form.awsAccountId);
  if (form.region) {
    await typeChoice(choiceField(page, 'Region', index), form.region);
  }
  for (const zone of form.availabilityZones ?? []) {
    await page
      .getByRole('checkbox', { name: zone })
      .nth(index)
      .check({ force: true });
  }
  if (form.network) {
    const network = choiceField(page, 'Network', index);
    await page
      .getByRole('img', { name: /^Address pool/ })
      .nth(index)
      .waitFor();
    // A part of it, so that the list has something to offer.
    await network.fill(form.network.replace(/\.\d+\/\d+$/, '.'));
    await page.keyboard.press('ArrowDown');
    await page
      .getByRole('option', { name: new RegExp(`^${form.network}`) })
      .first()
      .click();
    await closeList(page);
  }
  await textField(page, 'Catalog', index).fill(form.catalog);
}
