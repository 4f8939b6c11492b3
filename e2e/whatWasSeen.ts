import type { BrowserPage } from './browser.ts';
import { PortalTasks } from './PortalTasks.ts';

const PAGE_LINES = 60;
const TASK_LINES = 25;

/**
 * What a person has before them when a step fails, for whoever reads the log of
 * CI: address and text of the page, the console, and the latest task's log.
 */
export async function whatWasSeen(browser: BrowserPage): Promise<string> {
  const { page, complaints } = browser;
  const text = await page
    .locator('body')
    .innerText({ timeout: 5_000 })
    .catch(error => `(no text: ${error})`);
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
  return [
    `--- the page ${page.url()}`,
    ...lines.slice(0, PAGE_LINES),
    ...(lines.length > PAGE_LINES
      ? [`(and ${lines.length - PAGE_LINES} lines more)`]
      : []),
    `--- the browser's console: ${complaints.length} errors`,
    ...complaints,
    await taskLog(new URL(page.url()).origin),
  ].join('\n');
}

async function taskLog(portal: string): Promise<string> {
  try {
    const tasks = await PortalTasks.open(portal);
    const latest = await tasks.latest();
    if (!latest) return '--- no task was started';
    return [
      `--- the latest task ${latest.id}: ${latest.status}`,
      ...(await tasks.log(latest.id)).slice(-TASK_LINES),
    ].join('\n');
  } catch (error) {
    return `--- the latest task cannot be read: ${error}`;
  }
}
