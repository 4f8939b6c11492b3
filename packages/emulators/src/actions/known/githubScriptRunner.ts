/**
 * The program that runs the script of `actions/github-script`: plain
 * JavaScript, because it is written beside the job and started by itself.
 */
export const GITHUB_SCRIPT_RUNNER = `'use strict';
const fs = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');
const { env } = process;

async function send(route, parameters = {}) {
  const [method, template] = route.split(' ');
  const rest = { ...parameters };
  const place = template.replace(/\\{(\\w+)\\}/g, (_, name) => {
    if (rest[name] === undefined) throw new Error('the route ' + route + ' needs ' + name);
    const value = encodeURIComponent(rest[name]);
    delete rest[name];
    return value;
  });
  const url = new URL(env.GITHUB_API_URL + place);
  const reads = method === 'GET';
  if (reads) for (const [name, value] of Object.entries(rest)) url.searchParams.set(name, value);
  if (!reads && env.GITHUB_SCRIPT_MAY_WRITE !== 'true') {
    throw new Error('Resource not accessible by integration (403): the job lacks a permission to write');
  }
  const response = await fetch(url, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: 'token ' + env.GITHUB_SCRIPT_TOKEN,
      ...(reads ? {} : { 'content-type': 'application/json' }),
    },
    body: reads ? undefined : JSON.stringify(rest),
  });
  const text = await response.text();
  const data = text === '' ? undefined : JSON.parse(text);
  if (!response.ok) throw new Error(method + ' ' + place + ': ' + response.status + ' ' + (data?.message ?? ''));
  return { status: response.status, url: url.href, data, headers: Object.fromEntries(response.headers) };
}

async function paginate(route, parameters = {}) {
  const all = [];
  for (let page = 1; ; page += 1) {
    const { data, headers } = await send(route, { ...parameters, page });
    all.push(...data);
    if (!/rel="next"/.test(headers.link ?? '')) return all;
  }
}

const only = (what, known) => new Proxy(known, {
  get(target, name) {
    if (name in target || typeof name === 'symbol' || name === 'then') return target[name];
    throw new Error('The emulator does not know ' + what + '.' + String(name) + ' of actions/github-script; it knows: ' + Object.keys(target).join(', '));
  },
});

const escape = text => String(text).replace(/[%\\r\\n]/g, encodeURIComponent);
const say = kind => text => console.log('::' + kind + '::' + escape(text instanceof Error ? text.message : text));
const core = only('core', {
  info: text => console.log(text),
  notice: say('notice'),
  warning: say('warning'),
  error: say('error'),
  setFailed: text => { say('error')(text); process.exitCode = 1; },
  setOutput: (name, value) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    fs.appendFileSync(env.GITHUB_OUTPUT, name + '<<__END__\\n' + text + '\\n__END__\\n');
  },
});
const github = only('github', { request: send, paginate });
const payload = JSON.parse(fs.readFileSync(env.GITHUB_EVENT_PATH, 'utf8'));
const [owner, repo] = env.GITHUB_REPOSITORY.split('/');
const context = {
  payload,
  eventName: env.GITHUB_EVENT_NAME,
  sha: env.GITHUB_SHA,
  ref: env.GITHUB_REF,
  workflow: env.GITHUB_WORKFLOW,
  job: env.GITHUB_JOB,
  actor: env.GITHUB_ACTOR,
  runId: Number(env.GITHUB_RUN_ID),
  runNumber: Number(env.GITHUB_RUN_NUMBER),
  apiUrl: env.GITHUB_API_URL,
  serverUrl: env.GITHUB_SERVER_URL,
  repo: { owner, repo },
  issue: { owner, repo, number: (payload.issue ?? payload.pull_request ?? payload).number },
};

const AsyncFunction = (async () => {}).constructor;
const script = new AsyncFunction('github', 'context', 'core', 'require', fs.readFileSync(process.argv[2], 'utf8'));
script(github, context, core, createRequire(path.join(process.cwd(), 'script.js'))).catch(error => {
  say('error')(error);
  process.exitCode = 1;
});
`;
