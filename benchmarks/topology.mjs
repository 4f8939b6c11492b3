/**
 * How long the picture of a large estate takes in a browser, beside Backstage's
 * DependencyGraph on the same graph. See README.md beside this file.
 *
 *     node scripts/toolchain.mjs exec node benchmarks/topology.mjs [--runs 5] [--only TEXT]
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
  options: {
    runs: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
  },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) {
  throw new Error('--runs takes a whole number of at least 1');
}
const executablePath = findChromium();
const OURS = 'our canvas, all unfolded';
/** How far and how often the picture is dragged, there and back. */
const DRAG = { distance: 400, steps: 60, times: 4 };

const sorted = list => [...list].sort((a, b) => a - b);
const at = (list, share) =>
  sorted(list)[Math.min(list.length - 1, Math.floor(list.length * share))];
const median = list => at(list, 0.5);
const ms = value => `${value.toFixed(0)} ms`;

/** The page as one production bundle. */
async function bundle(folder) {
  await build({
    entryPoints: [join(here, 'topologyPage.jsx')],
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
}

const TYPES = { '.js': 'text/javascript', '.css': 'text/css' };
const PAGE = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="page.css">
<body data-theme-mode="light"><div id="root" style="width:1200px;height:800px"></div><script src="page.js"></script></body>`;

async function serve(folder) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    const type = TYPES[extname(path)];
    response.setHeader('content-type', type ?? 'text/html');
    response.end(type ? readFileSync(join(folder, path.slice(1))) : PAGE);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${server.address().port}/` };
}

/** Right of the middle of the canvas, to drag it to the left from there. */
async function grip(page) {
  const { x, y, width, height } = await page
    .locator('.react-flow, svg#dependency-graph')
    .first()
    .boundingBox();
  return { x: x + width * 0.8, y: y + Math.min(height, 600) / 2 };
}

/** Where the picture is, as its own attribute says. */
const placeOf = page =>
  page
    .locator('.react-flow__viewport, svg#dependency-graph #workspace')
    .first()
    .evaluate(element => element.outerHTML.slice(0, 300));

/** Drags the picture there and back with the mouse and tells how long frames took. */
async function pan(page, { x, y }) {
  await page.mouse.move(x, y);
  const before = await placeOf(page);
  await page.mouse.down();
  await page.mouse.move(x - DRAG.distance, y + 100, { steps: 5 });
  if ((await placeOf(page)) === before) {
    throw new Error('The picture does not move when it is dragged');
  }
  await page.mouse.move(x, y, { steps: 5 });
  await page.mouse.up();
  await page.evaluate(() => window.watchFrames());
  for (let time = 0; time < DRAG.times; time += 1) {
    await page.mouse.down();
    await page.mouse.move(x - DRAG.distance, y + 100, { steps: DRAG.steps });
    await page.mouse.up();
    await page.mouse.down();
    await page.mouse.move(x, y, { steps: DRAG.steps });
    await page.mouse.up();
  }
  return page.evaluate(() => window.framesSeen());
}

/** One variant in a page of its own. */
async function measure(browser, url, name, zoomedIn) {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
  });
  page.setDefaultTimeout(240_000);
  const complaints = [];
  page.on('pageerror', error => complaints.push(String(error)));
  await page.goto(url);
  const result = await page.evaluate(wanted => window.measure(wanted), name);
  if (complaints.length > 0) {
    throw new Error(`${name} complains: ${complaints.join('; ')}`);
  }
  if (zoomedIn) {
    const button = page.locator('.react-flow__controls-zoomin');
    for (let step = 0; step < 20; step += 1) {
      if (await button.isDisabled()) break;
      await button.click();
    }
  }
  const place = await grip(page);
  if (name.startsWith('Dependency')) {
    // Unless it is zoomed in there is nothing to drag.
    await page.mouse.move(place.x, place.y);
    await page.mouse.wheel(0, -600);
    await page.waitForTimeout(1000);
  }
  const frames = await pan(page, place);
  await page.close();
  return { ...result, frames };
}

const folder = mkdtempSync(join(os.tmpdir(), 'lakeport-topology-'));
await bundle(folder);
const { server, url } = await serve(folder);
const browser = await chromium.launch({
  executablePath,
  headless: true,
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const probe = await browser.newPage();
  await probe.goto(url);
  const names = (await probe.evaluate(() => window.variants)).filter(name =>
    name.includes(values.only),
  );
  await probe.close();
  const seen = new Map(names.map(name => [name, []]));
  const near = [];
  for (let run = 0; run < runs; run += 1) {
    // Another variant begins each round.
    for (let index = 0; index < names.length; index += 1) {
      const name = names[(index + run) % names.length];
      seen.get(name).push(await measure(browser, url, name, false));
    }
    near.push(await measure(browser, url, OURS, true));
  }
  const [{ parts, edges }] = near;
  process.stdout.write(
    `${os.cpus()[0].model}, ${os.cpus().length} processors, load ${os
      .loadavg()[0]
      .toFixed(1)}, Chromium ${browser.version()}, Node ${
      process.versions.node
    }; ${parts} parts, ${edges} connections; ${runs} runs\n\n`,
  );
  process.stdout.write(
    '| variant | usable after, median | fastest–slowest | elements | panning, frame p50 / p95 / max |\n| --- | --- | --- | --- | --- |\n',
  );
  const row = (name, results) => {
    const times = results.map(({ settledMs }) => settledMs);
    const frames = results.flatMap(result => result.frames);
    return `| ${name} | ${ms(median(times))} | ${ms(sorted(times)[0])}–${ms(
      sorted(times).at(-1),
    )} | ${median(results.map(({ elements }) => elements))} | ${ms(
      median(frames),
    )} / ${ms(at(frames, 0.95))} / ${ms(sorted(frames).at(-1))} |\n`;
  };
  for (const name of names) process.stdout.write(row(name, seen.get(name)));
  process.stdout.write(row(`${OURS}, zoomed in for panning`, near));
  const time = name => median(seen.get(name).map(item => item.settledMs));
  const others = names.filter(name => name.startsWith('Dependency'));
  const theirs = Math.min(...others.map(time));
  process.stdout.write('\n');
  for (const name of names.filter(
    item => others.length > 0 && !others.includes(item),
  )) {
    process.stdout.write(
      `${name}: ${(time(name) / theirs).toFixed(
        2,
      )} of the time of the faster DependencyGraph\n`,
    );
  }
} finally {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
}
