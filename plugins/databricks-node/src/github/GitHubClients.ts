import {
  DefaultGithubCredentialsProvider,
  type GithubCredentialsProvider,
  type ScmIntegrationRegistry,
} from '@backstage/integration';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { conditionalFetch } from './conditionalFetch';
import { EtagStore } from './EtagStore';
import { fetchRedirected } from './fetchRedirected';
import type { GitHubClientsSettings } from './GitHubClientsSettings';
import type { GitHubFetch } from './GitHubFetch';
import { GitHubNotConfiguredError } from './GitHubNotConfiguredError';
import type { GitHubRepository } from './GitHubRepository';
import { RateLimitGate } from './RateLimitGate';
import { RenewableCredentials } from './RenewableCredentials';
import { renewingFetch } from './renewingFetch';
import { wholeFetch } from './wholeFetch';

const PersistentOctokit = Octokit.plugin(retry, throttling);

/** How long a client goes on where GitHub or the network fails for a moment. */
interface Persistence {
  /** Longer than this nobody waits for a limit to pass, in seconds. */
  mostWait: number;
  /** How often a limit is waited for. */
  mostWaits: number;
  retries: number;
}

/** Of what somebody waits for; the task can be run again. */
const OF_TASKS: Persistence = { mostWait: 120, mostWaits: 3, retries: 3 };
/** Of what comes back by itself within a minute. */
const OF_FOLLOWERS: Persistence = { mostWait: 10, mostWaits: 1, retries: 2 };

/** What asking again does not change within seconds. */
const FINAL_STATUSES = [400, 401, 403, 404, 409, 410, 422, 429, 451];
/** An answer that takes longer than this has to be asked for again. */
const TIMEOUT_MS = 30_000;
/** A log or an artifact may be large. */
const DOWNLOAD_TIMEOUT_MS = 120_000;

/**
 * Clients for repositories, with the credentials of the portal's GitHub
 * integrations. What was read before is asked for on condition that it has
 * changed, and nothing is asked while GitHub has a limit.
 *
 * @public
 */
export class GitHubClients {
  readonly #integrations: Pick<ScmIntegrationRegistry, 'github'>;
  readonly #credentials: RenewableCredentials;
  readonly #settings: GitHubClientsSettings;
  readonly #etags = new EtagStore();
  readonly #gate: RateLimitGate;
  readonly #secondMs: number;

  constructor(
    options: {
      integrations: Pick<ScmIntegrationRegistry, 'github'>;
      credentials: GithubCredentialsProvider;
    } & GitHubClientsSettings,
  ) {
    this.#integrations = options.integrations;
    this.#credentials = new RenewableCredentials({
      credentials: options.credentials,
      create: options.renewCredentials,
    });
    this.#settings = options;
    this.#secondMs = options.secondMs ?? 1_000;
    this.#gate = new RateLimitGate({ secondMs: this.#secondMs });
  }

  /** With the credentials that the integrations are configured with. */
  static fromIntegrations(
    integrations: ScmIntegrationRegistry,
    settings: Omit<GitHubClientsSettings, 'renewCredentials'> = {},
  ): GitHubClients {
    const create = () =>
      DefaultGithubCredentialsProvider.fromIntegrations(integrations);
    return new GitHubClients({
      ...settings,
      integrations,
      credentials: create(),
      renewCredentials: create,
    });
  }

  /**
   * A client that asks once: for callers that come back by themselves.
   *
   * @throws GitHubNotConfiguredError
   */
  async octokit(repository: GitHubRepository): Promise<Octokit> {
    return new Octokit(await this.#portal(repository));
  }

  /**
   * A client that asks again where GitHub or the network failed for a moment,
   * waits where too much was asked, and keeps its writes a second apart as
   * GitHub wants them.
   *
   * @throws GitHubNotConfiguredError
   */
  async persistentOctokit(repository: GitHubRepository): Promise<Octokit> {
    return new PersistentOctokit({
      ...(await this.#portal(repository)),
      throttle: this.#throttle(repository, OF_TASKS),
      retry: {
        retries: OF_TASKS.retries,
        retryAfterBaseValue: this.#secondMs,
      },
    });
  }

  /**
   * A client for what is followed in the background: it reads again where GitHub
   * or the network failed for a moment, but writes once, for nobody knows then
   * whether it was done, and waits for limits for seconds only.
   *
   * @throws GitHubNotConfiguredError
   */
  async followingOctokit(repository: GitHubRepository): Promise<Octokit> {
    return this.#following(repository, await this.#portal(repository));
  }

  /**
   * As {@link GitHubClients.followingOctokit}, with somebody's own token, which
   * is kept nowhere.
   *
   * @throws GitHubNotConfiguredError
   */
  userOctokit(repository: GitHubRepository, token: string): Octokit {
    return this.#following(repository, {
      ...this.#common(repository),
      auth: token,
      request: { fetch: this.#guarded() },
    });
  }

  /**
   * Reads what GitHub answers with a link to, as {@link fetchRedirected} does.
   *
   * @param endpoint - as Octokit's `endpoint` functions give it
   */
  async download(
    repository: GitHubRepository,
    endpoint: { url: string; headers: { accept?: unknown } },
    signal?: AbortSignal,
  ): Promise<Response> {
    const timeout = AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS);
    const { host, pathname } = new URL(endpoint.url);
    const answer = await fetchRedirected(endpoint.url, {
      headers: {
        Accept: String(endpoint.headers.accept ?? 'application/json'),
        ...(await this.authorization(repository)),
      },
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    this.#settings.onRequest?.({
      host,
      method: 'GET',
      path: pathname,
      status: answer.status,
    });
    return answer;
  }

  /** Headers that prove who asks; none where the integration has no credentials. */
  async authorization(
    repository: GitHubRepository,
  ): Promise<Record<string, string>> {
    const token = await this.token(repository);
    return token ? { Authorization: `token ${token}` } : {};
  }

  /**
   * The token that git and REST take; none where the integration has no credentials.
   *
   * @throws GitHubNotConfiguredError when no app of the integration may use the
   *   repository
   */
  async token(repository: GitHubRepository): Promise<string | undefined> {
    return this.#credentials.token(repository);
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

  async #portal(repository: GitHubRepository) {
    const common = this.#common(repository);
    return {
      ...common,
      auth: await this.token(repository),
      request: {
        fetch: renewingFetch(
          conditionalFetch(this.#guarded(), this.#etags),
          this.#credentials,
          repository,
        ),
      },
    };
  }

  #common(repository: GitHubRepository) {
    const quiet = () => {};
    return {
      baseUrl: this.#apiBaseUrl(repository),
      userAgent: 'lakeport-backstage',
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    };
  }

  #following(repository: GitHubRepository, options: object): Octokit {
    const octokit = new PersistentOctokit({
      ...options,
      throttle: this.#throttle(repository, OF_FOLLOWERS),
      retry: {
        retries: OF_FOLLOWERS.retries,
        retryAfterBaseValue: this.#secondMs,
        doNotRetry: FINAL_STATUSES,
      },
    });
    octokit.hook.before('request', request => {
      if (request.method !== 'GET') {
        request.request.retries = 0;
      }
    });
    return octokit;
  }

  #throttle({ host, owner }: GitHubRepository, persistence: Persistence) {
    const waits = (
      retryAfter: number,
      _request: object,
      _octokit: unknown,
      tries = 0,
    ) => retryAfter <= persistence.mostWait && tries < persistence.mostWaits;
    return {
      enabled: this.#settings.throttle ?? true,
      retryAfterBaseValue: this.#secondMs,
      // Limits are counted for each host and owner that a token is for.
      id: `${host}/${owner}`,
      onRateLimit: waits,
      onSecondaryRateLimit: waits,
    };
  }

  #guarded(): GitHubFetch {
    const { throttle, onRequest, timeoutMs } = this.#settings;
    const whole = wholeFetch({ timeoutMs: timeoutMs ?? TIMEOUT_MS, onRequest });
    return throttle === false ? whole : this.#gate.guard(whole);
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
