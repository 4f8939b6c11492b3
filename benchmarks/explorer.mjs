/**
 * What a schema of a hundred thousand tables costs in the tree of Unity Catalog:
 * elements, frames, and the time until all of it was read. See README.md beside
 * this file.
 *
 *     node scripts/toolchain.mjs exec node benchmarks/explorer.mjs [--tables 100000]
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { chromium as findChromium } from '../scripts/toolchain/chromium.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({
  options: { tables: { type: 'string', default: '100000' } },
});
const tables = Number(values.tables);
if (!Number.isInteger(tables) || tables < 1_000) {
  throw new Error('--tables takes a whole number of at least 1000');
}
/** Height of a row, in pixels. */
const ROW = 30;

const sorted = list => [...list].sort((a, b) => a - b);
const at = (list, share) =>
  sorted(list)[Math.min(list.length - 1, Math.floor(list.length * share))];

const folder = mkdtempSync(join(os.tmpdir(), 'lakeport-explorer-'));
await build({
  entryPoints: [join(here, 'explorerPage.jsx')],
  outfile: join(folder, 'page.js'),
  bundle: true,
  minify: true,
  jsx: 'automatic',
  format: 'iife',
  platform: 'browser',
  mainFields: ['browser', 'module', 'main'],
  conditions: ['browser', 'module'],
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env.TARGET': '"es2022"',
    global: 'globalThis',
  },
  loader: {
    '.svg': 'dataurl',
    '.woff': 'empty',
    '.woff2': 'empty',
    '.ttf': 'empty',
  },
  logLevel: 'error',
});

const TYPES = { '.js': 'text/javascript', '.css': 'text/css' };
const PAGE = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="page.css">
<body data-theme-mode="light"><div id="root" style="width:400px"></div><script src="page.js"></script></body>`;
const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname;
  const type = TYPES[extname(path)];
  response.setHeader('content-type', type ?? 'text/html');
  response.end(type ? readFileSync(join(folder, path.slice(1))) : PAGE);
});
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));

const browser = await chromium.launch({
  executablePath: findChromium(),
  headless: true,
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
  });
  page.setDefaultTimeout(600_000);
  const complaints = [];
  page.on('pageerror', error => complaints.push(String(error)));
  await page.goto(
    `http://127.0.0.1:${server.address().port}/?tables=${tables}`,
  );
  await page.getByRole('treeitem', { name: 'Tables' }).waitFor();

  const first = await page.evaluate(async () => {
    const began = performance.now();
    document.querySelector('[aria-label="Tables"]').click();
    while (!document.querySelector('[aria-label^="orders_0,"]')) {
      await new Promise(resolve => requestAnimationFrame(resolve));
    }
    return performance.now() - began;
  });
  const scroll = options =>
    page.evaluate(wanted => window.scrollThrough(wanted), options);
  const down = await scroll({ step: 100_000, isDone: tables * ROW });
  const up = await scroll({ step: 6_000, isBack: true });
  const again = await scroll({ step: 6_000 });
  if (complaints.length > 0) {
    throw new Error(`The page complains: ${complaints.join('; ')}`);
  }

  const ms = value => `${value.toFixed(0)} ms`;
  const frames = list =>
    `${ms(at(list, 0.5))} / ${ms(at(list, 0.95))} / ${ms(sorted(list).at(-1))}`;
  process.stdout.write(
    `${os.cpus()[0].model}, ${os.cpus().length} processors, load ${os
      .loadavg()[0]
      .toFixed(1)}, Chromium ${browser.version()}, Node ${
      process.versions.node
    }; ${tables} tables\n\n`,
  );
  process.stdout.write('| | |\n| --- | --- |\n');
  for (const [what, value] of [
    ['first rows after opening the group', ms(first)],
    ['all of it read, by scrolling to the end again and again', ms(down.took)],
    ['frames meanwhile, p50 / p95 / max', frames(down.frames)],
    [
      'frames while scrolling through all rows, p50 / p95 / max',
      frames([...up.frames, ...again.frames]),
    ],
    [
      'most elements of the tree at any time',
      Math.max(down.most, up.most, again.most),
    ],
  ]) {
    process.stdout.write(`| ${what} | ${value} |\n`);
  }
} finally {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
}
