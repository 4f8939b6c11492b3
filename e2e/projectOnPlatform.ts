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

/**
 * Types into a field with a list and picks from it. A list may close under the
 * pointer when the form around it is drawn anew (a check that has come back
 * moves what is below it): then, as a person would, the field is asked again.
 */
async function pickOption(
  field: Locator,
  typed: string,
  wanted: RegExp,
): Promise<void> {
  const option = field.page().getByRole('option', { name: wanted }).first();
  for (let tries = 1; ; tries += 1) {
    await field.fill(typed);
    await field.press('ArrowDown');
    try {
      await option.click({ timeout: 10_000 });
      return;
    } catch (error) {
      if (tries === 6) throw error;
      await closeList(field.page());
    }
  }
}

/** Picks an owner for the project. */
export async function pickOwner(page: Page, name: string): Promise<void> {
  await pickOption(
    page.getByLabel('Owner').first(),
    name,
    new RegExp(name, 'i'),
  );
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
    await pickOption(
      network,
      // A part of it, so that the list has something to offer.
      form.network.replace(/\.\d+\/\d+$/, '.'),
      new RegExp(`^${form.network}`),
    );
    await closeList(page);
  }
  await textField(page, 'Catalog', index).fill(form.catalog);
}
