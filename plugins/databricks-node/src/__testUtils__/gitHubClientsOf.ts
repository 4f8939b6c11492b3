import { ConfigReader } from '@backstage/config';
import {
  ScmIntegrations,
  type GithubCredentialsProvider,
} from '@backstage/integration';
import { GitHubClients } from '../github/GitHubClients';
import type { GitHubClientsSettings } from '../github/GitHubClientsSettings';

/** The repository that tests ask about. */
export const testRepository = {
  host: 'github.acme.com',
  owner: 'acme',
  repo: 'payments',
};

/** Clients for a server that stands in for GitHub; a second lasts a millisecond. */
export function gitHubClientsOf(
  apiBaseUrl: string,
  settings: GitHubClientsSettings & {
    credentials?: GithubCredentialsProvider;
  } = {},
): GitHubClients {
  return new GitHubClients({
    integrations: ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          github: [{ host: testRepository.host, apiBaseUrl }],
        },
      }),
    ),
    credentials: credentialsOf('ghs_secret'),
    secondMs: 1,
    ...settings,
  });
}

/** Credentials that are always the same. */
export function credentialsOf(
  token: string | undefined,
  type: 'app' | 'token' = 'token',
): GithubCredentialsProvider {
  return { getCredentials: async () => ({ token, type }) };
}
