import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';

/** A page of a browser with an empty profile, and what it complained about. */
export interface BrowserPage {
  page: Page;
  /** Console errors and uncaught exceptions, in the order they came. */
  complaints: string[];
  close(): Promise<void>;
}

/** How long a page may take on a machine whose cores have other work, in milliseconds. */
const PATIENCE = 60_000;

/** Opens a new Chromium (CHROMIUM_PATH) without any connection of its own. */
export async function openBrowser(
  viewport = { width: 1400, height: 1000 },
): Promise<BrowserPage> {
  const profile = mkdtempSync(join(tmpdir(), 'lakeport-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM_PATH,
    headless: true,
    viewport,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(PATIENCE);
  page.setDefaultNavigationTimeout(PATIENCE);
  const complaints: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', error => complaints.push(String(error)));
  return {
    page,
    complaints,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
