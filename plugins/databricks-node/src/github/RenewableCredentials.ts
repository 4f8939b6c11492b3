import { toError } from '@backstage/errors';
import type { GithubCredentialsProvider } from '@backstage/integration';
import { GitHubNotConfiguredError } from './GitHubNotConfiguredError';
import type { GitHubRepository } from './GitHubRepository';
import { statusOf } from './statusOf';

/** How often credentials are made anew for the sake of one repository. */
const EACH_MS = 10 * 60_000;
/** Those that were made this recently know every repository that anybody asks for. */
const FRESH_MS = 5_000;
const MOST_REMEMBERED = 5_000;

/** A request that a token is for. A public repository is read with any token, and written with few. */
export interface TokenUse {
  /** Digest of the credentials. */
  credential: string;
  isWrite: boolean;
}

/**
 * The portal's credentials for repositories. Backstage keeps a token of an app
 * for most of an hour with the repositories that it covered when it was made: one
 * that was made moments ago is not among them. So once in a while, when GitHub
 * or Backstage does not know a repository, everything is asked for anew.
 */
export class RenewableCredentials {
  #provider: GithubCredentialsProvider;
  readonly #create?: () => GithubCredentialsProvider;
  /** When credentials were last made anew for the sake of a repository. */
  readonly #renewed = new Map<string, number>();
  /** What is known to be covered: by digest of the token, repository and kind of request. */
  readonly #covered = new Map<string, true>();
  #createdAt = -Infinity;

  /** @param options - `create`: makes a provider that remembers nothing */
  constructor(options: {
    credentials: GithubCredentialsProvider;
    create?: () => GithubCredentialsProvider;
  }) {
    this.#provider = options.credentials;
    this.#create = options.create;
  }

  /**
   * The token that git and REST take; undefined where the integration has no
   * credentials.
   *
   * @throws GitHubNotConfiguredError when no app of the integration may use the
   *   repository
   */
  async token(repository: GitHubRepository): Promise<string | undefined> {
    try {
      return (await this.#ask(repository)).token;
    } catch (error) {
      if (statusOf(error) !== undefined || !this.#renew(repository)) {
        throw explained(error, repository);
      }
    }
    try {
      return (await this.#ask(repository)).token;
    } catch (error) {
      throw explained(error, repository);
    }
  }

  /**
   * Another token than one that GitHub did not take for the repository, where an
   * app can have one; undefined where there is none, or was one just now.
   */
  async other(
    repository: GitHubRepository,
    refused: string | undefined,
  ): Promise<string | undefined> {
    try {
      const { token, type } = await this.#ask(repository);
      if (type !== 'app') {
        return undefined;
      }
      if (token !== refused) {
        return token;
      }
      if (!this.#renew(repository)) {
        return undefined;
      }
      const renewed = await this.#ask(repository);
      return renewed.token === refused ? undefined : renewed.token;
    } catch {
      // The answer that there is says more than this.
      return undefined;
    }
  }

  /** Remembers that GitHub took a token for a repository: what it refuses then, others would be refused, too. */
  isTaken(repository: GitHubRepository, use: TokenUse): void {
    remember(this.#covered, coverKey(repository, use), true);
  }

  /** Whether GitHub took a token for a repository before. */
  wasTaken(repository: GitHubRepository, use: TokenUse): boolean {
    return this.#covered.has(coverKey(repository, use));
  }

  #ask({ host, owner, repo }: GitHubRepository) {
    return this.#provider.getCredentials({
      url: `https://${host}/${owner}/${repo}`,
    });
  }

  #renew(repository: GitHubRepository): boolean {
    const key = nameOf(repository);
    const now = performance.now();
    if (
      !this.#create ||
      now - (this.#renewed.get(key) ?? -Infinity) < EACH_MS
    ) {
      return false;
    }
    remember(this.#renewed, key, now);
    if (now - this.#createdAt > FRESH_MS) {
      this.#createdAt = now;
      this.#provider = this.#create();
    }
    return true;
  }
}

function nameOf({ host, owner, repo }: GitHubRepository): string {
  return `${host}/${owner}/${repo}`.toLowerCase();
}

function coverKey(
  repository: GitHubRepository,
  { credential, isWrite }: TokenUse,
): string {
  return `${credential} ${isWrite} ${nameOf(repository)}`;
}

/** The newest are kept. */
function remember<T>(memory: Map<string, T>, key: string, value: T): void {
  memory.delete(key);
  memory.set(key, value);
  const [oldest] = memory.keys();
  if (memory.size > MOST_REMEMBERED) {
    memory.delete(oldest);
  }
}

/** What has a status failed on the way; the rest is how the integration is set up. */
function explained(error: unknown, repository: GitHubRepository): unknown {
  const { host, owner, repo } = repository;
  return statusOf(error) === undefined
    ? new GitHubNotConfiguredError(
        `The portal has no credentials for ${owner}/${repo} at ${host}: ${
          toError(error).message
        }`,
      )
    : error;
}
