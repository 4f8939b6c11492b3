import type { AskGitHub } from './AskGitHub';
import { statusOf } from './statusOf';
import { subjectIdsOf } from './subjectIdsOf';

/** What every request takes. */
interface Options {
  signal?: AbortSignal;
}

/**
 * What a repository's workflows run with: variables, and what its OIDC tokens
 * say of themselves. Nothing here is a secret.
 *
 * @public
 */
export class RepositorySettingsClient {
  readonly #ask: AskGitHub;

  constructor(options: { ask: AskGitHub }) {
    this.#ask = options.ask;
  }

  /** @returns whether it was another value before, or none */
  async setVariable(
    name: string,
    value: string,
    options: Options = {},
  ): Promise<boolean> {
    return this.#ask(
      `Setting variable ${name}`,
      async (octokit, names) => {
        const { rest } = octokit;
        const at = { ...names, name, request: options };
        const now = await valueOf(rest.actions.getRepoVariable(at));
        if (now === value) {
          return false;
        }
        await (now === undefined
          ? rest.actions.createRepoVariable({ ...at, value })
          : rest.actions.updateRepoVariable({ ...at, value }));
        return true;
      },
      options.signal,
    );
  }

  /** As {@link setVariable}, of an environment; makes the environment if there is none. */
  async setEnvironmentVariable(
    environment: string,
    name: string,
    value: string,
    options: Options = {},
  ): Promise<boolean> {
    return this.#ask(
      `Setting variable ${name} of environment ${environment}`,
      async (octokit, names) => {
        const { actions, repos } = octokit.rest;
        const within = {
          ...names,
          environment_name: environment,
          request: options,
        };
        const at = { ...within, name };
        const now = await valueOf(actions.getEnvironmentVariable(at));
        if (now === value) {
          return false;
        }
        if (now !== undefined) {
          await actions.updateEnvironmentVariable({ ...at, value });
          return true;
        }
        try {
          await repos.getEnvironment(within);
        } catch (error) {
          if (statusOf(error) !== 404) {
            throw error;
          }
          await repos.createOrUpdateEnvironment(within);
        }
        await actions.createEnvironmentVariable({ ...at, value });
        return true;
      },
      options.signal,
    );
  }

  /**
   * Which claims make up the subject of the repository's OIDC tokens, in order.
   *
   * @returns whether they were others before
   */
  async setSubjectClaims(
    claims: string[],
    options: Options = {},
  ): Promise<boolean> {
    return this.#ask(
      "Setting the subject of the repository's OIDC tokens",
      async (octokit, names) => {
        const { data } = await octokit.request(
          'GET /repos/{owner}/{repo}/actions/oidc/customization/sub',
          {
            ...names,
            request: options,
          },
        );
        if (
          !data.use_default &&
          claims.join() === data.include_claim_keys?.join()
        ) {
          return false;
        }
        await octokit.request(
          'PUT /repos/{owner}/{repo}/actions/oidc/customization/sub',
          {
            ...names,
            use_default: false,
            include_claim_keys: claims,
            request: options,
          },
        );
        return true;
      },
      options.signal,
    );
  }

  /**
   * How GitHub names the repository in the subjects of its OIDC tokens: with
   * `ids` where these are immutable, as of every repository of github.com that
   * was made after 15 July 2026.
   *
   * @returns undefined when there is no such repository (yet)
   */
  async subject(
    options: Options = {},
  ): Promise<{ ids?: { owner: number; repository: number } } | undefined> {
    return this.#ask(
      "Reading the subject of the repository's OIDC tokens",
      async (octokit, names) => {
        try {
          const { data } = await octokit.request(
            'GET /repos/{owner}/{repo}/actions/oidc/customization/sub',
            { ...names, request: options },
          );
          const ids = subjectIdsOf(data);
          return ids ? { ids } : {};
        } catch (error) {
          if (statusOf(error) === 404) {
            return undefined;
          }
          throw error;
        }
      },
      options.signal,
    );
  }

  /**
   * Lets the other repositories of the organization call the workflows of this
   * one. Those of a public repository can be called by all as they are.
   *
   * @returns whether it was otherwise before
   */
  async shareWorkflows(options: Options = {}): Promise<boolean> {
    return this.#ask(
      'Sharing the workflows with the organization',
      async (octokit, names) => {
        const at = { ...names, request: options };
        const { data: repository } = await octokit.rest.repos.get(at);
        if (!repository.private) {
          return false;
        }
        const { data } = await octokit.request(
          'GET /repos/{owner}/{repo}/actions/permissions/access',
          at,
        );
        // Of an enterprise, "enterprise" is wider still.
        if (data.access_level !== 'none' && data.access_level !== 'user') {
          return false;
        }
        await octokit.request(
          'PUT /repos/{owner}/{repo}/actions/permissions/access',
          {
            ...at,
            access_level: 'organization',
          },
        );
        return true;
      },
      options.signal,
    );
  }
}

async function valueOf(
  answer: Promise<{ data: { value: string } }>,
): Promise<string | undefined> {
  try {
    return (await answer).data.value;
  } catch (error) {
    if (statusOf(error) === 404) {
      return undefined;
    }
    throw error;
  }
}
