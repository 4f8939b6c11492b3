import {
  isFinished,
  type Deployment,
} from '@lakeport/backstage-plugin-databricks-common';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createRequestProblem } from './createRequestProblem';

interface Answer {
  status: number;
  body: unknown;
}

/** What a look at a deployment shows, laid over what was requested; or an error. */
export type Look = Partial<Deployment> | { error: number };

const OPERATIONS: Deployment['operation'][] = [
  'plan',
  'apply',
  'destroy',
  'sleep',
  'wake',
  'rotate',
];

/**
 * The deployments part of the Databricks backend's REST API on a port of its
 * own, for tests. As the real one it keeps one deployment per environment and
 * idempotency key, lets one deployment of an environment be active, and stores
 * every state with its cause; each look at a deployment moves it on by one entry
 * of the script it was given.
 */
export class DeploymentsServer {
  readonly requests: Array<{
    method: string;
    path: string;
    authorization?: string;
    body?: Record<string, unknown>;
  }> = [];
  readonly #server: Server;
  readonly #byKey = new Map<string, Deployment>();
  readonly #looks = new Map<string, number>();
  /** What successive looks at a deployment show. */
  script: Look[] = [{ state: 'succeeded' }];
  /** Other scripts, by entity reference. */
  scripts: Record<string, Look[]> = {};
  /** Answers to give before any deployment is accepted. */
  refusals: Answer[] = [];
  /** Lines of the jobs' logs, and how many are given at a time. */
  logs: Record<string, string[]> = {};
  logPage = 2_000;
  /** How many times a log is asked for before GitHub has it. */
  lateLogs = 0;
  /** The answer to a log, where there is none to give. */
  logRefusal?: Answer;
  /**
   * Called before a request is looked at, and when it is done but not answered.
   * A test stops here whoever asked; false drops the request on the spot.
   */
  onMoment?: (
    moment: 'asked' | 'done',
    request: { method: string; path: string; nth: number },
  ) => void | boolean | Promise<void | boolean>;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<DeploymentsServer> {
    const server = createServer();
    const deployments = new DeploymentsServer(server);
    server.on('request', async (request, response) => {
      const { method = 'GET', url: path = '/' } = request;
      const text = await readText(request);
      const about = { method, path, nth: deployments.requests.length + 1 };
      deployments.requests.push({
        method,
        path,
        authorization: request.headers.authorization,
        ...(text && { body: JSON.parse(text) }),
      });
      if ((await deployments.onMoment?.('asked', about)) === false) {
        response.destroy();
        return;
      }
      const { status, body } = deployments.#answer(
        method,
        new URL(path, 'http://localhost'),
        text ? JSON.parse(text) : {},
      );
      if ((await deployments.onMoment?.('done', about)) === false) {
        response.destroy();
        return;
      }
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    return deployments;
  }

  get url(): string {
    const address = this.#server.address();
    const port = address && typeof address === 'object' ? address.port : 0;
    return `http://127.0.0.1:${port}`;
  }

  get discoveryApi() {
    return { getBaseUrl: async () => this.url };
  }

  get created(): Deployment[] {
    return [...this.#byKey.values()];
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  #answer(method: string, url: URL, body: Record<string, unknown>): Answer {
    const [, collection, id, part] = url.pathname.split('/');
    if (collection === 'deployments' && method === 'POST' && !id) {
      return this.refusals.shift() ?? this.#create(body);
    }
    const deployment = this.created.find(other => other.id === id);
    if (!deployment) {
      return errorAnswer(404, 'NotFoundError', `no deployment ${id}`);
    }
    if (method === 'POST' && part === 'cancel') {
      return this.#cancel(deployment, body.reason);
    }
    return part === 'log'
      ? this.#log(url.searchParams)
      : this.#look(deployment);
  }

  #create(body: Record<string, unknown>): Answer {
    const problem = createRequestProblem(body);
    if (problem) {
      return errorAnswer(400, 'InputError', problem);
    }
    const entityRef = String(body.entityRef);
    const environment = entityRef.replace(/.*-/, '');
    if (body.operation === 'destroy' && body.confirm !== environment) {
      return errorAnswer(400, 'InputError', `confirm must be ${environment}`);
    }
    const id = `d-${this.#byKey.size + 1}`;
    const key = JSON.stringify([entityRef, body.idempotencyKey ?? id]);
    const existing = this.#byKey.get(key);
    const operation = OPERATIONS.find(name => name === body.operation);
    if (existing) {
      return existing.operation === operation
        ? { status: 201, body: existing }
        : errorAnswer(409, 'ConflictError', 'the idempotency key was used');
    }
    const active = this.created.find(
      other => other.entityRef === entityRef && !isFinished(other),
    );
    if (active && body.whenBusy !== 'queue') {
      return errorAnswer(409, 'ConflictError', `${active.id} is not finished`);
    }
    const state = active ? 'queued' : 'requested';
    const at = '2026-11-20T10:00:00.000Z';
    const deployment: Deployment = {
      id,
      entityRef,
      project: 'payments',
      environment,
      operation: operation ?? 'apply',
      state,
      requestedBy: 'user:default/mock',
      requestedAt: at,
      updatedAt: at,
      jobs: [],
      ...(active && { queuedBehind: active.id }),
      transitions: [
        { to: state, at, actor: 'user:default/mock', cause: 'asked for' },
      ],
    };
    this.#byKey.set(key, deployment);
    return { status: 201, body: deployment };
  }

  #cancel(deployment: Deployment, reason: unknown): Answer {
    if (isFinished(deployment)) {
      return errorAnswer(409, 'ConflictError', `it is ${deployment.state}`);
    }
    const at = '2026-11-20T10:05:00.000Z';
    const by = 'user:default/mock';
    const cancellation = { by, at, reason: String(reason) };
    if (['queued', 'requested'].includes(deployment.state)) {
      this.#move(deployment, { state: 'cancelled', cancellation });
    } else {
      Object.assign(deployment, { cancellation });
    }
    return { status: 200, body: deployment };
  }

  #look(deployment: Deployment): Answer {
    const { id, entityRef, queuedBehind } = deployment;
    const before = this.created.find(other => other.id === queuedBehind);
    if (before && !isFinished(before)) {
      this.#look(before);
      return { status: 200, body: deployment };
    }
    if (isFinished(deployment)) {
      return { status: 200, body: deployment };
    }
    const script = this.scripts[entityRef] ?? this.script;
    const look = this.#looks.get(id) ?? 0;
    this.#looks.set(id, look + 1);
    const entry = script[Math.min(look, script.length - 1)];
    if ('error' in entry) {
      return errorAnswer(entry.error, 'ServiceUnavailableError', 'restarting');
    }
    this.#move(
      deployment,
      deployment.cancellation ? { state: 'cancelled' } : entry,
    );
    return { status: 200, body: deployment };
  }

  #move(deployment: Deployment, look: Partial<Deployment>): void {
    const { state: from, transitions = [] } = deployment;
    const to = look.state ?? from;
    Object.assign(deployment, look, {
      queuedBehind: undefined,
      transitions: [
        ...transitions,
        ...(to === from
          ? []
          : [
              {
                from,
                to,
                at: '2026-11-20T10:01:00.000Z',
                actor: 'portal',
                cause: `seen as ${to}`,
              },
            ]),
      ],
    });
  }

  #log(query: URLSearchParams): Answer {
    const job = query.get('job') ?? '';
    const after = Number(query.get('after') ?? 0);
    if (this.logRefusal) {
      return this.logRefusal;
    }
    if (this.lateLogs > 0) {
      this.lateLogs -= 1;
      return {
        status: 200,
        body: { job, lines: [], next: after, complete: false },
      };
    }
    const all = this.logs[job] ?? [];
    const lines = all.slice(after, after + this.logPage);
    const next = after + lines.length;
    return {
      status: 200,
      body: { job, lines, next, complete: next >= all.length },
    };
  }
}

/** An error as Backstage backends answer it. */
export function errorAnswer(
  status: number,
  name: string,
  message: string,
): Answer {
  return {
    status,
    body: { error: { name, message }, response: { statusCode: status } },
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
