import type {
  GithubCredentialsProvider,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { GitHubNotConfiguredError } from './GitHubNotConfiguredError';
import type { GitHubRepository } from './GitHubRepository';

const PersistentOctokit = Octokit.plugin(retry, throttling);

/** Longer than this nobody waits for a limit to pass; the task can be run again. */
const MOST_WAIT_SECONDS = 120;
const MOST_TRIES = 3;

/**
 * Clients for repositories, with the credentials of the portal's GitHub
 * integrations.
 *
 * @public
 */
export class GitHubClients {
  readonly #integrations: Pick<ScmIntegrationRegistry, 'github'>;
  readonly #credentials: GithubCredentialsProvider;
  readonly #throttle: boolean;

  /**
   * @param options - `throttle: false` for a server of one's own without limits:
   *   persistent clients then write as fast as they can
   */
  constructor(options: {
    integrations: Pick<ScmIntegrationRegistry, 'github'>;
    credentials: GithubCredentialsProvider;
    throttle?: boolean;
  }) {
    this.#integrations = options.integrations;
    this.#credentials = options.credentials;
    this.#throttle = options.throttle ?? true;
  }

  /**
   * A client that asks once: for callers that come back by themselves.
   *
   * @throws GitHubNotConfiguredError
   */
  async octokit(repository: GitHubRepository): Promise<Octokit> {
    return new Octokit(await this.#options(repository));
  }

  /**
   * A client that asks again where GitHub or the network failed for a moment,
   * waits where too much was asked, and keeps its writes a second apart as
   * GitHub wants them.
   *
   * @throws GitHubNotConfiguredError
   */
  async persistentOctokit(repository: GitHubRepository): Promise<Octokit> {
    const waits = (
      retryAfter: number,
      _request: object,
      _octokit: unknown,
      tries = 0,
    ) => retryAfter <= MOST_WAIT_SECONDS && tries < MOST_TRIES;
    return new PersistentOctokit({
      ...(await this.#options(repository)),
      throttle: {
        enabled: this.#throttle,
        // Limits are counted for each host and owner that a token is for.
        id: `${repository.host}/${repository.owner}`,
        onRateLimit: waits,
        onSecondaryRateLimit: waits,
      },
    });
  }

  /** Headers that prove who asks; none where the integration has no credentials. */
  async authorization(
    repository: GitHubRepository,
  ): Promise<Record<string, string>> {
    const token = await this.token(repository);
    return token ? { Authorization: `token ${token}` } : {};
  }

  /** The token that git and REST take; none where the integration has no credentials. */
  async token(repository: GitHubRepository): Promise<string | undefined> {
    const { host, owner, repo } = repository;
    const { token } = await this.#credentials.getCredentials({
      url: `https://${host}/${owner}/${repo}`,
    });
    return token;
  }

  /**
   * Web address of a repository, without a slash at the end: of the scheme of the
   * API where that is on the same host, else https.
   *
   * @throws GitHubNotConfiguredError
   */
  webUrl(repository: GitHubRepository): string {
    const { host, owner, repo } = repository;
    const api = new URL(this.#apiBaseUrl(repository));
    const protocol = api.host === host ? api.protocol : 'https:';
    return `${protocol}//${host}/${owner}/${repo}`;
  }

  async #options(repository: GitHubRepository) {
    const baseUrl = this.#apiBaseUrl(repository);
    const quiet = () => {};
    return {
      baseUrl,
      auth: await this.token(repository),
      userAgent: 'lakeport-backstage',
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    };
  }

  #apiBaseUrl(repository: GitHubRepository): string {
    const integration = this.#integrations.github.byHost(repository.host);
    if (!integration) {
      throw new GitHubNotConfiguredError(
        `The portal has no GitHub integration for ${repository.host}: add it to integrations.github in app-config`,
      );
    }
    if (!integration.config.apiBaseUrl) {
      throw new GitHubNotConfiguredError(
        `The GitHub integration for ${repository.host} has no apiBaseUrl: add it in app-config`,
      );
    }
    return integration.config.apiBaseUrl;
  }
}
