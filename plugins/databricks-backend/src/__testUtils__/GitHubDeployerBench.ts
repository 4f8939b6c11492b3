import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import {
  GitHubClients,
  type GitHubClientsSettings,
} from '@lakeport/backstage-plugin-databricks-node';
import { GitHubDeployer } from '../deployments/GitHubDeployer';
import { TestServer, type SeenRequest, type TestAnswer } from './TestServer';

/** What stands in for one path, or for several answers to it in turn. */
type Answer =
  | TestAnswer
  | TestAnswer[]
  | ((request: SeenRequest) => TestAnswer | undefined);

/**
 * A deployer and a server that stands in for GitHub, with answers by method and
 * path below the repository acme/payments, such as `GET /actions/runs/7`.
 */
export class GitHubDeployerBench {
  readonly repository = {
    host: 'github.acme.com',
    owner: 'acme',
    repo: 'payments',
  };
  answers: Record<string, Answer> = {};

  private constructor(
    readonly server: TestServer,
    readonly clients: GitHubClients,
    readonly deployer: GitHubDeployer,
  ) {}

  static async start(
    settings: GitHubClientsSettings = {},
  ): Promise<GitHubDeployerBench> {
    const server = await TestServer.start();
    const clients = new GitHubClients({
      integrations: ScmIntegrations.fromConfig(
        mockServices.rootConfig({
          data: {
            integrations: {
              github: [{ host: 'github.acme.com', apiBaseUrl: server.url }],
            },
          },
        }),
      ),
      credentials: {
        getCredentials: async () => ({ token: 'ghs_secret', type: 'token' }),
      },
      secondMs: 1,
      throttle: false,
      ...settings,
    });
    const bench = new GitHubDeployerBench(
      server,
      clients,
      new GitHubDeployer(clients),
    );
    bench.reset();
    return bench;
  }

  reset(): void {
    this.server.reset();
    this.answers = {};
    this.server.answer = request => this.#answer(request);
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  /** What was asked, as `GET /actions/runs/7`. */
  get asked(): string[] {
    return this.server.seen.map(request => keyOf(request));
  }

  #answer(request: SeenRequest): TestAnswer | undefined {
    const found = this.answers[keyOf(request)];
    if (found === undefined) {
      return { status: 404, body: { message: 'Not Found' } };
    }
    if (typeof found === 'function') {
      return found(request);
    }
    if (Array.isArray(found)) {
      return found.length > 1 ? found.shift() : found[0];
    }
    return found;
  }
}

function keyOf({ method, path }: SeenRequest): string {
  const prefix = '/repos/acme/payments';
  return `${method} ${
    path.startsWith(prefix) ? path.slice(prefix.length) : path
  }`;
}
