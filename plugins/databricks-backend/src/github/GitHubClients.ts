import type {
  GithubCredentialsProvider,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import { Octokit } from '@octokit/rest';
import type { Repository } from '../environments/Environment';
import { GitHubNotConfiguredError } from './GitHubNotConfiguredError';

/** Clients for repositories, with the credentials of the portal's GitHub integrations. */
export class GitHubClients {
  readonly #integrations: Pick<ScmIntegrationRegistry, 'github'>;
  readonly #credentials: GithubCredentialsProvider;

  constructor(options: {
    integrations: Pick<ScmIntegrationRegistry, 'github'>;
    credentials: GithubCredentialsProvider;
  }) {
    this.#integrations = options.integrations;
    this.#credentials = options.credentials;
  }

  /** @throws GitHubNotConfiguredError */
  async octokit(repository: Repository): Promise<Octokit> {
    const baseUrl = this.#apiBaseUrl(repository);
    const quiet = () => {};
    return new Octokit({
      baseUrl,
      auth: await this.#token(repository),
      userAgent: 'lakeport-backstage',
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    });
  }

  /** Headers that prove who asks; none where the integration has no credentials. */
  async authorization(repository: Repository): Promise<Record<string, string>> {
    const token = await this.#token(repository);
    return token ? { Authorization: `token ${token}` } : {};
  }

  async #token(repository: Repository): Promise<string | undefined> {
    const { host, owner, repo } = repository;
    const { token } = await this.#credentials.getCredentials({
      url: `https://${host}/${owner}/${repo}`,
    });
    return token;
  }

  #apiBaseUrl(repository: Repository): string {
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
