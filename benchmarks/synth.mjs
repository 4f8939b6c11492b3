/**
 * What `lakeport synth` costs as a cold process, and what the same stacks would
 * cost through the provider packages' barrels. See README.md beside this file.
 *
 *     node scripts/toolchain.mjs exec node benchmarks/synth.mjs [--runs 9] [FILE]
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..');
/** Below node_modules, so that what is not bundled is found from there. */
const workFolder = join(root, 'node_modules/.cache/lakeport-benchmark');
const useHook = join(here, 'reportUse.cjs');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '9' } },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 3) {
  throw new Error('--runs takes a whole number of at least 3');
}
const file = resolve(
  positionals[0] ?? join(root, 'examples/maximum-security.lakeport.yaml'),
);

const BINDINGS = {
  aws: '@cdktf/provider-aws',
  dbx: '@cdktf/provider-databricks',
  random: '@cdktf/provider-random',
  time: '@cdktf/provider-time',
};

const camelCase = name =>
  name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** The imports as they are written, left for Node to resolve. */
const throughDeepImports = {
  name: 'through-deep-imports',
  setup({ onResolve }) {
    onResolve({ filter: /^#(aws|dbx|random|time)\// }, ({ path }) => {
      const [, alias, name] = /^#(\w+)\/(.+)$/.exec(path);
      return {
        path: `${BINDINGS[alias]}/lib/${name}/index.js`,
        external: true,
      };
    });
  },
};

/** `#aws/s3-bucket` as `import * as aws from '@cdktf/provider-aws'` has it: `aws.s3Bucket`. */
const throughBarrels = {
  name: 'through-barrels',
  setup({ onResolve, onLoad }) {
    const filter = /^#(aws|dbx|time)\//;
    onResolve({ filter }, ({ path }) => ({ path, namespace: 'barrel' }));
    onLoad({ filter, namespace: 'barrel' }, ({ path }) => {
      const [, alias, name] = /^#(\w+)\/(.+)$/.exec(path);
      const contents = `module.exports = require('${
        BINDINGS[alias]
      }')['${camelCase(name)}'];`;
      return { contents, loader: 'js', resolveDir: root };
    });
  },
};

async function compile(name, plugins) {
  const outfile = join(workFolder, `${name}.cjs`);
  await build({
    entryPoints: [join(root, 'packages/cli/src/main.ts')],
    outfile,
    plugins,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    absWorkingDir: root,
    logLevel: 'warning',
    external: ['cdktf', 'constructs', '@cdktf/*'],
    define: { 'process.env.LAKEPORT_VERSION': '"0.0.0-benchmark"' },
  });
  return outfile;
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
}

/** The stacks alone: the manifest beside them tells the version. */
function digestOfStacks(folder) {
  const hash = createHash('sha256');
  for (const stack of filesBelow(join(folder, 'stacks'))) {
    hash.update(stack.slice(folder.length)).update(readFileSync(stack));
  }
  return hash.digest('hex');
}

/** One process from start to end: wall and processor time in ms, peak memory in MB. */
function measure({ name, program }) {
  const out = join(workFolder, `out-${name}`);
  const useFile = join(workFolder, `use-${name}.json`);
  rmSync(out, { recursive: true, force: true });
  const started = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--require', useHook, program, 'synth', file, '--out', out],
    {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, LAKEPORT_BENCHMARK_USE: useFile },
    },
  );
  const time = performance.now() - started;
  if (status !== 0) throw new Error(`${name} ended with ${status}\n${stderr}`);
  const use = JSON.parse(readFileSync(useFile, 'utf8'));
  return {
    time,
    cpu: (use.userCPUTime + use.systemCPUTime) / 1000,
    peak: use.maxRSS / 1024,
    digest: digestOfStacks(out),
  };
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}

rmSync(workFolder, { recursive: true, force: true });
mkdirSync(workFolder, { recursive: true });
try {
  const variants = [
    { name: 'lakeport', program: join(root, 'packages/cli/dist/bin.cjs') },
    {
      name: 'deep imports',
      program: await compile('deep', [throughDeepImports]),
    },
    { name: 'barrels', program: await compile('barrels', [throughBarrels]) },
  ];

  // Fills the disk cache and is not counted.
  const digests = new Set(variants.map(v => measure(v).digest));
  if (digests.size !== 1) throw new Error('the variants made unlike stacks');

  const results = new Map(variants.map(v => [v.name, []]));
  for (let run = 0; run < runs; run += 1) {
    // Another one first in every round: none is always measured after the same.
    for (let i = 0; i < variants.length; i += 1) {
      const variant = variants[(run + i) % variants.length];
      results.get(variant.name).push(measure(variant));
    }
  }

  const [processor] = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  process.stdout.write(
    `${runs} runs each, interleaved; Node ${process.version}, ${
      os.cpus().length
    } × ${processor.model.trim()}, ${memory} GB, load ${os
      .loadavg()[0]
      .toFixed(1)}\n\n`,
  );
  const base = results.get('lakeport');
  const medianOf = (measured, what) => median(measured.map(r => r[what]));
  const rows = [...results].map(([name, measured]) => {
    const times = measured.map(r => r.time);
    return [
      name,
      `${medianOf(measured, 'time').toFixed(0)} ms`,
      `${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)} ms`,
      `${medianOf(measured, 'cpu').toFixed(0)} ms`,
      `${medianOf(measured, 'peak').toFixed(0)} MB`,
      `${(medianOf(measured, 'time') / medianOf(base, 'time')).toFixed(1)}`,
      `${(medianOf(measured, 'peak') / medianOf(base, 'peak')).toFixed(1)}`,
    ];
  });
  const head = [
    'variant',
    'median time',
    'fastest–slowest',
    'median processor time',
    'median peak memory',
    'time ratio',
    'memory ratio',
  ];
  for (const row of [head, head.map(() => '---'), ...rows]) {
    process.stdout.write(`| ${row.join(' | ')} |\n`);
  }
} finally {
  rmSync(workFolder, { recursive: true, force: true });
}
