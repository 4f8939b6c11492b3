import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/**
 * What is not this project's, on every page of every plugin: Backstage UI names
 * the panel of a header's tab by an id that is not there, and Backstage's link to
 * the notifications does not say how many there are.
 */
const UPSTREAM = ['.bui-PluginHeader', 'a[href="/notifications"]'];

/**
 * What axe finds serious or critical in the content of a page, each with the
 * elements it is about; empty when there is nothing.
 */
export async function pageAxe(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults, string[]>(
    exclude =>
      Reflect.get(window, 'axe').run(
        { exclude },
        { resultTypes: ['violations'] },
      ),
    UPSTREAM,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) =>
        `${id} (${help}): ${nodes.map(({ html }) => html).join('\n  ')}`,
    );
}
