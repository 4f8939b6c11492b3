import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { strToU8, zipSync } from 'fflate';

/** A request that has come in, and is not answered yet. */
export interface Arrival {
  /** What it wants, such as `dispatch` or `read run`. */
  kind: string;
  /** Number of the request, from 1. */
  index: number;
  method: string;
}

/** What is done at an arrival; what was asked for is done before, after or not at all. */
export type Hook = (
  arrival: Arrival,
) => 'kill before' | 'kill after' | undefined;

interface KilledRun {
  id: number;
  title: string;
  token: string;
  deploymentId: string;
  operation: string;
  environment: string;
  phase: string;
  status: 'queued' | 'in_progress' | 'waiting' | 'completed';
  conclusion: 'success' | 'cancelled' | null;
  isDuplicate: boolean;
  isReviewed: boolean;
  endedAt?: string;
  listedAt: number;
  review?: () => void;
}

const COMMIT = 'c'.repeat(40);
const PREFIX = '/api/v3/repos/acme/payments';

/**
 * As much of GitHub as deploying needs. Its runs go on whoever reads them, claim
 * their deployment's phase as the generated workflow does, and count what they
 * carry out. A hook says when the portal that asks is to be killed.
 */
export class HookedGitHub {
  /** How often each phase was carried out. */
  readonly executed = new Map<string, number>();
  /** Tokens in the order in which they were carried out, by environment. */
  readonly order = new Map<string, string[]>();
  /** What must never be, in plain words. */
  readonly violations: string[] = [];
  /** Environments whose apply job waits for a review. */
  readonly protectedEnvironments = new Set<string>();
  /** How long a new run is not listed. */
  listedAfterMs = 0;
  /** Whether a run is listed only when another one of its title was started. */
  listsSecond = false;
  /** How long a run is queued, and how long it works. */
  stepMs = 25;
  requests = 0;
  /** Requests that were answered with 304, because nothing had changed. */
  notModified = 0;
  duplicates = 0;
  hook: Hook = () => undefined;
  /** Kills the backend that asks, by its number. */
  kill: (asker: number) => void = () => undefined;

  readonly #runs: KilledRun[] = [];
  readonly #claims = new Set<string>();
  readonly #busy = new Map<string, string>();
  readonly #server: Server;
  #nextRun = 100;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<HookedGitHub> {
    const server = createServer();
    const github = new HookedGitHub(server);
    server.on('request', async (req, res) => {
      const body = String(await buffer(req));
      const url = new URL(req.url ?? '/', 'http://github');
      const kind = kindOf(req, url.pathname);
      const asker = Number(
        /backend-(\d+)/.exec(req.headers.authorization ?? '')?.[1] ?? 0,
      );
      github.requests += 1;
      const fate = github.hook({
        kind,
        index: github.requests,
        method: req.method ?? '',
      });
      if (fate === 'kill before') {
        github.kill(asker);
        res.destroy();
        return;
      }
      const answer = github.#answer(kind, url, body);
      if (fate === 'kill after') {
        github.kill(asker);
        res.destroy();
        return;
      }
      const content =
        answer.zip ?? answer.text ?? JSON.stringify(answer.body ?? null);
      const etag = `"${createHash('sha256').update(content).digest('hex')}"`;
      const isRead = req.method === 'GET' && (answer.status ?? 200) === 200;
      if (isRead && req.headers['if-none-match'] === etag) {
        github.notModified += 1;
        res.writeHead(304, { ETag: etag }).end();
        return;
      }
      res.writeHead(answer.status ?? 200, {
        'Content-Type': answer.zip
          ? 'application/zip'
          : 'application/json; charset=utf-8',
        ...(answer.location && { Location: answer.location }),
        ...(isRead && { ETag: etag }),
      });
      res.end(content);
    });
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    return github;
  }

  /** Base URL of the API. */
  get url(): string {
    const address = this.#server.address();
    if (!address || typeof address === 'string') {
      throw new Error('the server does not listen');
    }
    return `http://127.0.0.1:${address.port}/api/v3`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  #answer(kind: string, url: URL, body: string): Answer {
    const id = Number(/\/runs\/(\d+)/.exec(url.pathname)?.[1]);
    const run = this.#runs.find(found => found.id === id);
    switch (kind) {
      case 'read repository':
        return { body: { id: 1, default_branch: 'main' } };
      case 'resolve':
        return { text: COMMIT };
      case 'read environment': {
        const name = decodeURIComponent(url.pathname.split('/').at(-1) ?? '');
        return {
          body: {
            id: 1,
            name,
            protection_rules: this.protectedEnvironments.has(name)
              ? [
                  {
                    id: 1,
                    type: 'required_reviewers',
                    reviewers: [
                      { type: 'User', reviewer: { id: 2, login: 'grace' } },
                    ],
                  },
                ]
              : [],
          },
        };
      }
      case 'dispatch':
        return this.#dispatch(body);
      case 'find run':
        return { body: this.#list() };
      case 'read log':
        return {
          status: 302,
          location: new URL('/log', this.url).href,
        };
      case 'download log':
        return { text: '2026-11-20T10:00:00.0000000Z all is well\n' };
      case 'download artifact':
        return this.#artifact(url.pathname);
      default:
    }
    if (!run) {
      return { status: 404, body: { message: 'Not Found' } };
    }
    switch (kind) {
      case 'read run':
        return { body: this.#runBody(run) };
      case 'read jobs':
        return { body: this.#jobs(run) };
      case 'cancel':
        return this.#cancel(run);
      case 'pending reviews':
        return { body: this.#pending(run) };
      case 'review':
        run.isReviewed = true;
        run.review?.();
        return { body: [] };
      case 'review history':
        return {
          body: run.isReviewed
            ? [
                {
                  environments: [{ id: 1, name: run.environment }],
                  state: 'approved',
                  user: { login: 'grace' },
                  comment: '',
                },
              ]
            : [],
        };
      case 'list artifacts':
        return { body: this.#artifacts(run, url) };
      default:
        return { status: 404, body: { message: 'Not Found' } };
    }
  }

  #dispatch(body: string): Answer {
    const { inputs } = JSON.parse(body);
    const phase: string = inputs.phase ?? 'all';
    const id: string = inputs.deployment_id;
    const token = phase === 'apply' ? `${id}-apply` : id;
    const run: KilledRun = {
      id: this.#nextRun++,
      title: `${inputs.operation} ${inputs.environment} ${token}`,
      token,
      deploymentId: id,
      operation: inputs.operation,
      environment: inputs.environment,
      phase,
      status: 'queued',
      conclusion: null,
      isDuplicate: false,
      isReviewed: false,
      listedAt: Date.now() + this.listedAfterMs,
    };
    this.#runs.push(run);
    setTimeout(() => this.#begin(run), this.stepMs);
    return {
      body: {
        workflow_run_id: run.id,
        run_url: `${this.url}/repos/acme/payments/actions/runs/${run.id}`,
        html_url: `http://github/runs/${run.id}`,
      },
    };
  }

  #begin(run: KilledRun): void {
    if (run.status === 'completed') {
      return;
    }
    run.status = 'in_progress';
    if (this.#claims.has(run.token)) {
      this.duplicates += 1;
      run.isDuplicate = true;
      this.#end(run, 'success');
      return;
    }
    this.#claims.add(run.token);
    const other = this.#busy.get(run.environment);
    if (other && other !== run.deploymentId) {
      this.violations.push(
        `${run.environment} has two active deployments: ${other} and ${run.deploymentId}`,
      );
    }
    this.#busy.set(run.environment, run.deploymentId);
    const waits =
      run.phase === 'all' &&
      run.operation !== 'plan' &&
      this.protectedEnvironments.has(run.environment);
    if (waits) {
      run.status = 'waiting';
      run.review = () => {
        run.status = 'in_progress';
        setTimeout(() => this.#execute(run), this.stepMs);
      };
    } else {
      setTimeout(() => this.#execute(run), this.stepMs);
    }
  }

  #execute(run: KilledRun): void {
    if (run.status === 'completed') {
      return;
    }
    this.executed.set(run.token, (this.executed.get(run.token) ?? 0) + 1);
    const order = this.order.get(run.environment) ?? [];
    this.order.set(run.environment, [...order, run.token]);
    this.#end(run, 'success');
  }

  #end(run: KilledRun, conclusion: 'success' | 'cancelled'): void {
    run.status = 'completed';
    run.conclusion = conclusion;
    run.endedAt = new Date().toISOString();
    if (
      !run.isDuplicate &&
      this.#busy.get(run.environment) === run.deploymentId
    ) {
      this.#busy.delete(run.environment);
    }
  }

  #cancel(run: KilledRun): Answer {
    if (run.status === 'completed') {
      return {
        status: 409,
        body: { message: 'Cannot cancel a run that ended' },
      };
    }
    this.#end(run, 'cancelled');
    return { status: 202, body: {} };
  }

  #list() {
    const runs = this.#runs
      .filter(({ listedAt }) => listedAt <= Date.now())
      .filter(
        ({ title }) =>
          !this.listsSecond ||
          this.#runs.filter(other => other.title === title).length > 1,
      )
      .sort((a, b) => b.id - a.id);
    return {
      total_count: runs.length,
      workflow_runs: runs.slice(0, 100).map(run => this.#runBody(run)),
    };
  }

  #runBody(run: KilledRun) {
    return {
      id: run.id,
      name: 'deploy',
      display_title: run.title,
      event: 'workflow_dispatch',
      status: run.status,
      conclusion: run.conclusion,
      head_sha: COMMIT,
      run_attempt: 1,
      created_at: '2026-11-20T10:00:00Z',
      html_url: `http://github/runs/${run.id}`,
    };
  }

  #jobs(run: KilledRun) {
    const isDone = run.status === 'completed';
    const job = (id: number, name: string) => ({
      id,
      run_id: run.id,
      name,
      status: isDone ? 'completed' : run.status,
      conclusion: run.conclusion,
      steps: isDone
        ? [
            {
              number: 1,
              name: run.isDuplicate
                ? 'Leave it to the other run'
                : 'Check the project file',
              status: 'completed',
              conclusion: run.conclusion,
              completed_at: run.endedAt,
            },
          ]
        : [],
    });
    const jobs = [job(run.id * 10, 'plan')];
    if (run.phase !== 'plan' && run.operation !== 'plan' && !run.isDuplicate) {
      jobs.push(job(run.id * 10 + 1, 'apply'));
    }
    return { total_count: jobs.length, jobs };
  }

  #pending(run: KilledRun) {
    return run.status === 'waiting'
      ? [
          {
            environment: { id: 1, name: run.environment },
            wait_timer: 0,
            wait_timer_started_at: null,
            current_user_can_approve: true,
            reviewers: [{ type: 'User', reviewer: { id: 2, login: 'grace' } }],
          },
        ]
      : [];
  }

  #artifacts(run: KilledRun, url: URL) {
    const name = url.searchParams.get('name');
    const there =
      !run.isDuplicate &&
      run.conclusion === 'success' &&
      (name === 'plan' ? run.phase !== 'apply' : run.phase !== 'plan');
    return {
      total_count: there ? 1 : 0,
      artifacts: there
        ? [{ id: name === 'plan' ? 1 : 2, name, expired: false }]
        : [],
    };
  }

  #artifact(path: string): Answer {
    if (!path.startsWith('/artifact')) {
      const name = path.includes('/artifacts/1/') ? 'plan' : 'result';
      return {
        status: 302,
        location: new URL(`/artifact/${name}`, this.url).href,
      };
    }
    const name = path.split('/').at(-1) ?? '';
    const summary = { add: 1, change: 0, replace: 0, destroy: 0 };
    const lines = [
      {
        step: name === 'plan' ? 'plan' : 'apply',
        stack: 'network',
        rehearsal: false,
        status: 'succeeded',
        summary,
        changes: [{ address: 'aws_vpc.main', actions: ['create'] }],
      },
      {
        done: true,
        operation: name === 'plan' ? 'plan' : 'apply',
        failures: 0,
        summary,
        rehearsal: false,
        objectsLeft: 1,
      },
    ];
    return {
      zip: zipSync({
        [`${name}.jsonl`]: strToU8(
          lines.map(line => `${JSON.stringify(line)}\n`).join(''),
        ),
      }),
    };
  }
}

interface Answer {
  status?: number;
  body?: unknown;
  text?: string;
  zip?: Uint8Array;
  location?: string;
}

/** What a request wants. */
function kindOf({ method }: IncomingMessage, path: string): string {
  if (path === '/log') {
    return 'download log';
  }
  if (path.startsWith('/artifact/')) {
    return 'download artifact';
  }
  const rest = path.startsWith(PREFIX) ? path.slice(PREFIX.length) : '?';
  const kinds: Array<[RegExp, string]> = [
    [/^$/, 'read repository'],
    [/^\/commits\//, 'resolve'],
    [/^\/environments\//, 'read environment'],
    [/\/dispatches$/, 'dispatch'],
    [/^\/actions\/workflows\/[^/]+\/runs$/, 'find run'],
    [/^\/actions\/jobs\/\d+\/logs$/, 'read log'],
    [/^\/actions\/artifacts\/\d+\/zip$/, 'download artifact'],
    [/\/jobs$/, 'read jobs'],
    [/\/cancel$/, 'cancel'],
    [
      /\/pending_deployments$/,
      method === 'POST' ? 'review' : 'pending reviews',
    ],
    [/\/approvals$/, 'review history'],
    [/\/artifacts$/, 'list artifacts'],
    [/^\/actions\/runs\/\d+$/, 'read run'],
  ];
  return kinds.find(([pattern]) => pattern.test(rest))?.[1] ?? `? ${path}`;
}
