import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';
import { createServer, type IncomingMessage, type Server } from 'node:http';

interface Answer {
  status: number;
  body: unknown;
}

/**
 * The deployments part of the Databricks backend's REST API on a port of its
 * own, for tests: it keeps one deployment per idempotency key, and each look at
 * a deployment moves it on by one entry of the script it was given.
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
  /** What successive looks at a deployment show, laid over what was requested. */
  script: Array<Partial<Deployment> | { error: number }> = [
    { state: 'succeeded' },
  ];
  /** Answers to give before any deployment is accepted. */
  refusals: Answer[] = [];

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<DeploymentsServer> {
    const server = createServer();
    const deployments = new DeploymentsServer(server);
    server.on('request', async (request, response) => {
      const { status, body } = await deployments.#answer(request);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    return deployments;
  }

  get discoveryApi() {
    const address = this.#server.address();
    const port = address && typeof address === 'object' ? address.port : 0;
    return { getBaseUrl: async () => `http://127.0.0.1:${port}` };
  }

  get created(): Deployment[] {
    return [...this.#byKey.values()];
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const { method = 'GET', url = '/' } = request;
    const body = method === 'POST' ? await readJson(request) : undefined;
    this.requests.push({
      method,
      path: url,
      authorization: request.headers.authorization,
      body,
    });
    if (method === 'POST' && url === '/deployments') {
      return this.refusals.shift() ?? { status: 201, body: this.#create(body) };
    }
    return this.#look(url.replace('/deployments/', ''));
  }

  #create(body: Record<string, unknown> = {}): Deployment {
    const key = String(body.idempotencyKey);
    const id = `d-${this.#byKey.size + 1}`;
    const existing = this.#byKey.get(key);
    const deployment: Deployment = existing ?? {
      id,
      entityRef: String(body.entityRef),
      project: 'payments',
      environment: 'dev',
      operation: body.operation === 'plan' ? 'plan' : 'apply',
      state: 'requested',
      requestedBy: 'user:default/mock',
      requestedAt: '2026-11-20T10:00:00.000Z',
      updatedAt: '2026-11-20T10:00:00.000Z',
      jobs: [],
    };
    this.#byKey.set(key, deployment);
    return deployment;
  }

  #look(id: string): Answer {
    const deployment = this.created.find(other => other.id === id);
    if (!deployment) {
      return errorAnswer(404, 'NotFoundError', `no deployment ${id}`);
    }
    const look = this.#looks.get(id) ?? 0;
    this.#looks.set(id, look + 1);
    const entry = this.script[Math.min(look, this.script.length - 1)];
    if ('error' in entry) {
      return errorAnswer(entry.error, 'ServiceUnavailableError', 'restarting');
    }
    return { status: 200, body: { ...deployment, ...entry } };
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

async function readJson(
  request: IncomingMessage,
): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
