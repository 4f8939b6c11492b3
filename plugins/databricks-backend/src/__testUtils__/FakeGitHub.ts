import { strToU8, zipSync } from 'fflate';
import { TestServer, type SeenRequest, type TestAnswer } from './TestServer';

/** A run as the stand-in keeps it; a test moves it on. */
export interface FakeRun {
  id: number;
  title: string;
  status: string;
  conclusion: string | null;
  jobs: FakeJob[];
  artifacts: FakeArtifact[];
  /** File name of the workflow; deploy.yml when left out. */
  workflow?: string;
  /** Name of the environment whose review it waits for. */
  waitsFor?: string;
  /** Reviews that it was given. */
  reviews: FakeReview[];
  createdAt: string;
}

/** A review that a {@link FakeRun} was given. */
export interface FakeReview {
  environment: string;
  state: 'approved' | 'rejected';
  user: string;
  comment: string;
}

/** An open pull request as the stand-in keeps it. */
export interface FakePullRequest {
  number: number;
  title: string;
  branch: string;
  commit: string;
  base?: string;
  /** Name of the fork that it comes from. */
  fork?: string;
}

/** What a {@link FakeRun} has kept. */
export interface FakeArtifact {
  id: number;
  name: string;
  expired: boolean;
  zip: Uint8Array;
}

/** A job of a {@link FakeRun}. */
export interface FakeJob {
  id: number;
  name: string;
  status: string;
  conclusion: string | null;
  steps: Array<{
    number: number;
    name: string;
    status: string;
    conclusion: string | null;
    started_at?: string;
    completed_at?: string;
  }>;
  log: string;
}

/**
 * The part of GitHub's REST API that deploying needs, for one repository
 * acme/payments, in the shapes of GitHub's OpenAPI document.
 */
export class FakeGitHub {
  readonly runs: FakeRun[] = [];
  readonly dispatches: unknown[] = [];
  /** Refuses the next dispatches with this, when set. */
  refuse?: TestAnswer;
  /** Whether a dispatch is answered with the run (github.com) or not (Enterprise Server). */
  tellsRun = true;
  /** Whether a dispatch makes a run at all. */
  makesRuns = true;
  /** Logins of who has to review an environment, by its name. */
  reviewers: Record<string, string[]> = {};
  /** Users by their tokens; whoever else asks is the portal. */
  users: Record<string, string> = {};
  /** Whether the repository has a workflow drift.yml. */
  hasDrift = true;
  /** Commits of main before its head. */
  history: string[] = [];
  /** Answers everything with this, when set. */
  down?: TestAnswer;
  /** Open pull requests by organization and name of the repository, oldest first. */
  pullRequests: Record<string, FakePullRequest[]> = {};
  /** The head of every branch; others are not there. */
  branches: Record<string, string> = {
    main: '1234567890abcdef1234567890abcdef12345678',
  };

  private constructor(
    readonly server: TestServer,
    /** Where logs and artifacts are kept: another origin, as at github.com. */
    readonly storage: TestServer,
  ) {}

  static async start(): Promise<FakeGitHub> {
    const server = await TestServer.start();
    const storage = await TestServer.start();
    const github = new FakeGitHub(server, storage);
    server.answer = request => github.#answer(request);
    storage.answer = request => github.#download(request);
    return github;
  }

  get host(): string {
    return new URL(this.server.url).host;
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await this.storage.stop();
  }

  /** Has a run keep a file, zipped, as an artifact. */
  keep(run: FakeRun, name: string, file: string, content: string): void {
    const zip = zipSync({ [file]: strToU8(content) });
    const id = run.id * 10 + run.artifacts.length;
    run.artifacts.push({ id, name, expired: false, zip });
  }

  /** Makes a run, the newest one. */
  addRun(of: Partial<FakeRun> & { title: string }): FakeRun {
    const run: FakeRun = {
      id: 7000 + this.runs.length,
      status: 'queued',
      conclusion: null,
      jobs: [],
      artifacts: [],
      reviews: [],
      createdAt: new Date().toISOString(),
      ...of,
    };
    this.runs.unshift(run);
    return run;
  }

  /** Ends a run with a failed step, whose log is `log`. */
  fail(run: FakeRun, log: string): void {
    run.status = 'completed';
    run.conclusion = 'failure';
    run.jobs = [
      {
        id: run.id * 10,
        name: 'plan',
        status: 'completed',
        conclusion: 'failure',
        log,
        steps: [
          {
            number: 1,
            name: 'npm ci',
            status: 'completed',
            conclusion: 'success',
            started_at: '2026-11-20T10:00:00Z',
            completed_at: '2026-11-20T10:00:05Z',
          },
          {
            number: 2,
            name: 'lakeport plan',
            status: 'completed',
            conclusion: 'failure',
            started_at: '2026-11-20T10:00:06Z',
            completed_at: '2026-11-20T10:00:09Z',
          },
        ],
      },
    ];
  }

  #answer(request: SeenRequest): TestAnswer | undefined {
    if (this.down) {
      return this.down;
    }
    const pulls = /^\/api\/v3\/repos\/([^/]+\/[^/]+)\/pulls$/.exec(
      request.path,
    );
    if (pulls) {
      return { body: this.#pulls(pulls[1], request.query) };
    }
    const prefix = '/api/v3/repos/acme/payments';
    if (!request.path.startsWith(prefix)) {
      return { status: 404, body: { message: 'Not Found' } };
    }
    const path = request.path.slice(prefix.length);
    const runId = /^\/actions\/runs\/(\d+)/.exec(path)?.[1];
    const run = this.runs.find(({ id }) => String(id) === runId);
    if (path === '') {
      return { body: { id: 1, default_branch: 'main' } };
    }
    if (path === '/actions/workflows/deploy.yml/dispatches') {
      return this.#dispatch(request);
    }
    const workflow = /^\/actions\/workflows\/([^/]+)\/runs$/.exec(path)?.[1];
    if (workflow === 'drift.yml' && !this.hasDrift) {
      return { status: 404, body: { message: 'Not Found' } };
    }
    if (workflow) {
      const runs = this.runs.filter(
        found => (found.workflow ?? 'deploy.yml') === workflow,
      );
      return {
        body: {
          total_count: runs.length,
          workflow_runs: runs.map(found => this.#runBody(found)),
        },
      };
    }
    const environment = /^\/environments\/(.+)$/.exec(path)?.[1];
    if (environment) {
      return this.#environment(decodeURIComponent(environment));
    }
    const compared = /^\/compare\/([0-9a-f]{40})\.\.\.[0-9a-f]{40}$/.exec(
      decodeURIComponent(path),
    )?.[1];
    if (compared) {
      return this.history.includes(compared)
        ? { body: { status: 'ahead', commits: [], files: [] } }
        : { status: 404, body: { message: 'Not Found' } };
    }
    const jobId = /^\/actions\/jobs\/(\d+)\/logs$/.exec(path)?.[1];
    if (jobId) {
      return {
        status: 302,
        headers: { Location: `${this.storage.url}/logs/${jobId}` },
      };
    }
    const artifactId = /^\/actions\/artifacts\/(\d+)\/zip$/.exec(path)?.[1];
    if (artifactId) {
      return {
        status: 302,
        headers: { Location: `${this.storage.url}/artifacts/${artifactId}` },
      };
    }
    const ref = /^\/commits\/(.+)$/.exec(path)?.[1];
    if (ref) {
      const sha =
        this.branches[decodeURIComponent(ref).replace(/^heads\//, '')];
      return sha
        ? { body: sha }
        : { status: 422, body: { message: `No commit found for SHA: ${ref}` } };
    }
    if (!run) {
      return { status: 404, body: { message: 'Not Found' } };
    }
    if (path.endsWith('/pending_deployments')) {
      return request.method === 'POST'
        ? this.#review(run, request)
        : { body: run.waitsFor ? [this.#pending(run.waitsFor)] : [] };
    }
    if (path.endsWith('/approvals')) {
      return {
        body: run.reviews.map(({ environment: name, user, ...review }) => ({
          ...review,
          environments: [{ id: 1, name }],
          user: { login: user },
        })),
      };
    }
    if (path.endsWith('/cancel')) {
      run.status = 'completed';
      run.conclusion = 'cancelled';
      return { status: 202, body: {} };
    }
    if (path.endsWith('/artifacts')) {
      const artifacts = run.artifacts
        .filter(({ name }) => name === request.query.get('name'))
        .map(({ zip: _, ...artifact }) => artifact);
      return { body: { total_count: artifacts.length, artifacts } };
    }
    return path.endsWith('/jobs')
      ? { body: { total_count: run.jobs.length, jobs: run.jobs } }
      : { body: this.#runBody(run) };
  }

  #environment(name: string): TestAnswer {
    const reviewers = this.reviewers[name];
    return reviewers
      ? {
          body: {
            id: 1,
            name,
            protection_rules: [
              {
                id: 1,
                type: 'required_reviewers',
                reviewers: reviewers.map(login => ({
                  type: 'User',
                  reviewer: { login },
                })),
              },
            ],
          },
        }
      : { status: 404, body: { message: 'Not Found' } };
  }

  #pending(name: string) {
    return {
      environment: { id: 1, name },
      wait_timer: 0,
      wait_timer_started_at: null,
      current_user_can_approve: false,
      reviewers: (this.reviewers[name] ?? []).map(login => ({
        type: 'User',
        reviewer: { login },
      })),
    };
  }

  #review(run: FakeRun, request: SeenRequest): TestAnswer {
    const token = /^token (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const user = this.users[token ?? ''] ?? 'portal[bot]';
    const environment = run.waitsFor;
    if (!environment || !this.reviewers[environment]?.includes(user)) {
      return { status: 403, body: { message: 'not one of the reviewers' } };
    }
    const { state, comment } = JSON.parse(request.body);
    run.reviews.push({ environment, state, user, comment });
    run.waitsFor = undefined;
    run.status = state === 'approved' ? 'in_progress' : 'completed';
    run.conclusion = state === 'approved' ? null : 'failure';
    return { body: [] };
  }

  #pulls(repository: string, query: URLSearchParams) {
    const size = Number(query.get('per_page'));
    const start = (Number(query.get('page') ?? 1) - 1) * size;
    const base = query.get('base');
    return (this.pullRequests[repository] ?? [])
      .filter(found => !base || (found.base ?? 'main') === base)
      .slice(start, start + size)
      .map(found => ({
        number: found.number,
        title: found.title,
        html_url: `${this.server.url}/${repository}/pull/${found.number}`,
        user: { login: 'ada' },
        draft: false,
        created_at: '2026-11-20T10:00:00Z',
        updated_at: '2026-11-20T11:00:00Z',
        head: {
          ref: found.branch,
          sha: found.commit,
          repo: { full_name: found.fork ?? repository },
        },
        base: { ref: 'main', repo: { full_name: repository } },
      }));
  }

  #dispatch(request: SeenRequest): TestAnswer {
    if (this.refuse) {
      return this.refuse;
    }
    const body = JSON.parse(request.body);
    if (!this.tellsRun && 'return_run_details' in body) {
      return {
        status: 422,
        body: {
          message: 'Invalid request. "return_run_details" is not permitted.',
        },
      };
    }
    this.dispatches.push(body);
    if (!this.makesRuns) {
      return { status: 204 };
    }
    const { operation, environment, deployment_id: id, phase } = body.inputs;
    const run = this.addRun({
      title: `${operation} ${environment} ${id}${
        phase === 'apply' ? '-apply' : ''
      }`,
    });
    return this.tellsRun
      ? {
          body: {
            workflow_run_id: run.id,
            run_url: `${this.server.url}/api/v3/repos/acme/payments/actions/runs/${run.id}`,
            html_url: `${this.server.url}/acme/payments/actions/runs/${run.id}`,
          },
        }
      : { status: 204 };
  }

  #runBody(run: FakeRun) {
    return {
      id: run.id,
      name: 'deploy',
      display_title: run.title,
      event: 'workflow_dispatch',
      head_sha: this.branches.main,
      run_attempt: 1,
      created_at: run.createdAt,
      status: run.status,
      conclusion: run.conclusion,
      html_url: `${this.server.url}/acme/payments/actions/runs/${run.id}`,
    };
  }

  #download({ path }: SeenRequest): TestAnswer | undefined {
    const [, kind, key] = path.split('/');
    if (kind === 'logs') {
      const job = this.runs
        .flatMap(run => run.jobs)
        .find(({ id }) => String(id) === key);
      return job && { body: job.log };
    }
    const artifact = this.runs
      .flatMap(run => run.artifacts)
      .find(({ id }) => String(id) === key);
    return artifact && { body: artifact.zip };
  }
}
