/**
 * What following deployments costs: requests to GitHub, the time from a run's end
 * to `succeeded`, and how many one backend follows at once. See README.md beside
 * this file.
 *
 *     node scripts/toolchain.mjs exec node benchmarks/deployments.mjs [--many 200] [--seconds 90]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Octokit } from '@octokit/rest';
import { HookedGitHub } from '../e2e/kills/HookedGitHub.ts';
import { bundleProcess } from '../scripts/toolchain/kills.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const POLL_MS = 5_000;
/** `gh run watch` reads the run and its jobs every three seconds (manual of gh 2.x). */
const WATCH_MS = 3_000;

const { values } = parseArgs({
  options: {
    many: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '90' },
  },
});
const many = Number(values.many);
const stepMs = (Number(values.seconds) * 1000) / 2;

const folder = mkdtempSync(join(tmpdir(), 'lakeport-benchmark-'));
const delayFile = join(folder, 'delay.json');
const bundle = await bundleProcess();

/** A backend as an operator runs it: looks every five seconds at first. */
async function startBackend(github, name) {
  const child = spawn(
    process.execPath,
    [
      '--require',
      join(here, 'reportDelay.cjs'),
      bundle,
      JSON.stringify({
        github: github.url,
        token: 'backend-0',
        database: { file: join(folder, `${name}.sqlite`) },
        migrations: join(here, '../plugins/databricks-backend/migrations'),
        pollMs: POLL_MS,
        roundMs: 1_000,
        patience: { claimMs: 60_000, lookMs: 45_000, settleMs: 15_000 },
      }),
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, LAKEPORT_BENCHMARK_DELAY: delayFile },
    },
  );
  const [port] = await once(createInterface({ input: child.stdout }), 'line');
  const ask = async body => {
    const response = await fetch(`http://127.0.0.1:${port}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    const { value, error } = await response.json();
    if (error) throw new Error(error);
    return value;
  };
  return {
    create: environment =>
      ask({
        ask: 'create',
        environment,
        operation: 'plan',
        idempotencyKey: environment,
        approveInAdvance: false,
      }),
    get: id => ask({ ask: 'get', id }),
    /** Since it was asked the last time. */
    async delay() {
      rmSync(delayFile, { force: true });
      child.kill('SIGUSR2');
      for (;;) {
        await pause(50);
        try {
          return JSON.parse(readFileSync(delayFile, 'utf8'));
        } catch {
          // Not written yet.
        }
      }
    },
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function finished(backend, id) {
  for (;;) {
    const deployment = await backend.get(id);
    if (deployment.finishedAt) return deployment;
    await pause(200);
  }
}

const number = value => value.toFixed(1).padStart(8);
const percentile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** One run from its dispatch to its end, followed by a backend. */
async function followOne() {
  const github = await HookedGitHub.start();
  github.stepMs = stepMs;
  const backend = await startBackend(github, 'one');
  const began = Date.now();
  const { id } = await backend.create('dev');
  await finished(backend, id);
  const minutes = (Date.now() - began) / 60_000;
  const counted = {
    all: github.requests / minutes,
    charged: (github.requests - github.notModified) / minutes,
  };
  await backend.stop();
  await github.stop();
  return counted;
}

/** The same run, watched as `gh run watch` does, with @octokit/rest. */
async function watchOne() {
  const github = await HookedGitHub.start();
  github.stepMs = stepMs;
  const octokit = new Octokit({ auth: 'watch', baseUrl: github.url });
  const names = { owner: 'acme', repo: 'payments' };
  const began = Date.now();
  const { data } = await octokit.request(
    'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    {
      ...names,
      workflow_id: 'deploy.yml',
      ref: 'main',
      inputs: {
        deployment_id: 'watched',
        operation: 'plan',
        environment: 'dev',
      },
    },
  );
  for (;;) {
    const run_id = data.workflow_run_id;
    const { data: run } = await octokit.rest.actions.getWorkflowRun({
      ...names,
      run_id,
    });
    await octokit.rest.actions.listJobsForWorkflowRun({ ...names, run_id });
    if (run.status === 'completed') break;
    await pause(WATCH_MS);
  }
  const perMinute = github.requests / ((Date.now() - began) / 60_000);
  await github.stop();
  return perMinute;
}

/** Many runs at once, in as many environments. */
async function followMany() {
  const github = await HookedGitHub.start();
  github.stepMs = stepMs / 2;
  const backend = await startBackend(github, 'many');
  const before = await backend.delay();
  const ids = [];
  const began = Date.now();
  for (let index = 0; index < many; index++) {
    ids.push((await backend.create(`environment-${index}`)).id);
  }
  const deployments = await Promise.all(ids.map(id => finished(backend, id)));
  const seconds = (Date.now() - began) / 1000;
  const { processorMs, ...delay } = await backend.delay();
  await backend.stop();
  await github.stop();
  const late = deployments
    .map(({ finishedAt, jobs }) => {
      const ends = jobs
        .flatMap(job => job.steps)
        .map(({ completedAt }) => Date.parse(completedAt ?? ''));
      return (Date.parse(finishedAt) - Math.max(...ends)) / 1000;
    })
    .sort((a, b) => a - b);
  return {
    ...delay,
    late,
    seconds,
    processor: (processorMs - before.processorMs) / 1000 / seconds,
    wrong: deployments.filter(({ state }) => state !== 'succeeded').length,
  };
}

try {
  process.stdout.write(
    `${cpus().length} processors, Node ${process.versions.node}\n\n`,
  );
  const [followed, watched] = await Promise.all([followOne(), watchOne()]);
  process.stdout.write(
    `requests to GitHub per followed minute, one run of ${(2 * stepMs) / 1000} s
  lakeport                     ${number(followed.all)}
  of these not answered by 304 ${number(followed.charged)}
  as gh run watch              ${number(watched)}
  ratio, all                   ${number(watched / followed.all)}
  ratio, what limits count     ${number(watched / followed.charged)}\n\n`,
  );
  const at = await followMany();
  process.stdout.write(
    `${many} deployments at once, each run ${stepMs / 1000} s; ${
      at.wrong
    } did not succeed
  from a run's end to succeeded, median and p99, s ${number(
    percentile(at.late, 0.5),
  )} ${number(percentile(at.late, 0.99))}
  event loop delay p50, p99 and max, ms            ${number(at.p50)} ${number(
      at.p99,
    )} ${number(at.max)}
  processors used                                  ${number(at.processor)}
  memory, MB                                       ${number(at.memoryMb)}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
