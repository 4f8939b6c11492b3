import { untilAborted } from '../client/untilAborted';
import type { AskGitHub } from './AskGitHub';
import { explainGitHubError } from './explainGitHubError';
import type { GitHubClients } from './GitHubClients';
import { GitHubNotConfiguredError } from './GitHubNotConfiguredError';
import type { GitHubRepository } from './GitHubRepository';
import { PullRequestClient } from './PullRequestClient';
import { RepositorySettingsClient } from './RepositorySettingsClient';
import type { RepositoryChange, RepositoryTree } from './RepositoryTree';
import { statusOf } from './statusOf';
import { WorkflowRunClient } from './WorkflowRunClient';

/** What every request takes. */
interface Options {
  signal?: AbortSignal;
}

/**
 * Reads and changes one repository through GitHub's REST API, without a clone.
 * Requests are made again where they failed for a moment; every method throws
 * errors that say what failed and what can be done about it.
 *
 * @public
 */
export class RepositoryClient {
  readonly repository: GitHubRepository;
  readonly pullRequests: PullRequestClient;
  readonly runs: WorkflowRunClient;
  readonly settings: RepositorySettingsClient;
  readonly #ask: AskGitHub;

  constructor(options: {
    clients: Pick<GitHubClients, 'persistentOctokit' | 'authorization'>;
    repository: GitHubRepository;
  }) {
    const { clients, repository } = options;
    const { owner, repo } = repository;
    this.repository = repository;
    // A client for each request: tokens of an app live for an hour, and what
    // is followed here may take longer.
    this.#ask = async (what, request, signal) => {
      signal?.throwIfAborted();
      try {
        const octokit = await clients.persistentOctokit(repository);
        // Octokit takes an abort for a failure of the server and tries again.
        return await untilAborted(request(octokit, { owner, repo }), signal);
      } catch (error) {
        signal?.throwIfAborted();
        throw error instanceof GitHubNotConfiguredError
          ? error
          : explainGitHubError(error, what, repository);
      }
    };
    this.pullRequests = new PullRequestClient({ ask: this.#ask, owner, repo });
    this.settings = new RepositorySettingsClient({ ask: this.#ask });
    this.runs = new WorkflowRunClient({
      ask: this.#ask,
      authorization: () => clients.authorization(repository),
    });
  }

  async defaultBranch(options: Options = {}): Promise<string> {
    const { data } = await this.#ask(
      `Reading ${this.#name}`,
      (octokit, names) =>
        octokit.rest.repos.get({ ...names, request: options }),
      options.signal,
    );
    return data.default_branch;
  }

  /** The commit at the tip of a branch; undefined when there is no such branch. */
  async head(
    branch: string,
    options: Options = {},
  ): Promise<string | undefined> {
    return this.#ask(
      `Reading branch ${branch}`,
      async (octokit, names) => {
        const { data } = await orNone(
          octokit.rest.git.getRef({
            ...names,
            ref: `heads/${branch}`,
            request: options,
          }),
        );
        return data?.object.sha;
      },
      options.signal,
    );
  }

  /** The text of a file; undefined when there is none at that branch, tag or commit. */
  async readFile(
    path: string,
    ref: string,
    options: Options = {},
  ): Promise<string | undefined> {
    return this.#ask(
      `Reading ${path} at ${ref}`,
      async (octokit, names) => {
        const { data } = await orNone(
          octokit.rest.repos.getContent({
            ...names,
            path,
            ref,
            mediaType: { format: 'raw' },
            request: options,
          }),
        );
        // GitHub answers the raw format as text, whatever the types say.
        const text: unknown = data;
        if (text !== undefined && typeof text !== 'string') {
          throw new Error(`${path} is no file of text`);
        }
        return text;
      },
      options.signal,
    );
  }

  /** @throws Error when the tree has more files than GitHub lists at once */
  async readTree(
    commit: string,
    options: Options = {},
  ): Promise<RepositoryTree> {
    return this.#ask(
      `Reading the files of ${commit}`,
      async (octokit, names) => {
        const { data: found } = await octokit.rest.git.getCommit({
          ...names,
          commit_sha: commit,
          request: options,
        });
        const { data } = await octokit.rest.git.getTree({
          ...names,
          tree_sha: found.tree.sha,
          recursive: 'true',
          request: options,
        });
        if (data.truncated) {
          throw new Error(
            `${this.#name} has more files than GitHub lists at once`,
          );
        }
        return {
          commit,
          tree: found.tree.sha,
          files: new Map(
            data.tree
              .filter(({ type }) => type !== 'tree')
              .map(({ path, mode, sha }) => [path, { mode, id: sha }]),
          ),
        };
      },
      options.signal,
    );
  }

  /** Whether a commit has another one among its ancestors, or is it. */
  async contains(
    commit: string,
    ancestor: string,
    options: Options = {},
  ): Promise<boolean> {
    const { data } = await this.#ask(
      `Comparing ${ancestor} with ${commit}`,
      (octokit, names) =>
        octokit.rest.repos.compareCommitsWithBasehead({
          ...names,
          basehead: `${ancestor}...${commit}`,
          per_page: 1,
          request: options,
        }),
      options.signal,
    );
    return data.status === 'ahead' || data.status === 'identical';
  }

  /** Writes a commit that no branch has yet, and gives its id. */
  async writeCommit(
    commit: {
      parent: string;
      message: string;
      changes: RepositoryChange[];
    },
    options: Options = {},
  ): Promise<string> {
    const { parent, message, changes } = commit;
    return this.#ask(
      'Writing a commit',
      async (octokit, names) => {
        const { data: base } = await octokit.rest.git.getCommit({
          ...names,
          commit_sha: parent,
          request: options,
        });
        const tree = [];
        for (const { path, content, mode = '100644' as const } of changes) {
          let sha: string | null = null;
          if (content) {
            const { data: blob } = await octokit.rest.git.createBlob({
              ...names,
              content: Buffer.from(content).toString('base64'),
              encoding: 'base64',
              request: options,
            });
            sha = blob.sha;
          }
          tree.push({ path, mode, type: 'blob' as const, sha });
        }
        const { data: written } = await octokit.rest.git.createTree({
          ...names,
          base_tree: base.tree.sha,
          tree,
          request: options,
        });
        const { data } = await octokit.rest.git.createCommit({
          ...names,
          message,
          tree: written.sha,
          parents: [parent],
          request: options,
        });
        return data.sha;
      },
      options.signal,
    );
  }

  /** @returns false when there is such a branch already */
  async createBranch(
    branch: string,
    commit: string,
    options: Options = {},
  ): Promise<boolean> {
    return this.#ask(
      `Creating branch ${branch}`,
      async (octokit, names) => {
        try {
          await octokit.rest.git.createRef({
            ...names,
            ref: `refs/heads/${branch}`,
            sha: commit,
            request: options,
          });
          return true;
        } catch (error) {
          if (
            statusOf(error) === 422 &&
            /already exists/i.test(String(error))
          ) {
            return false;
          }
          throw error;
        }
      },
      options.signal,
    );
  }

  /** Puts a branch on another commit, whatever was on it. */
  async moveBranch(
    branch: string,
    commit: string,
    options: Options = {},
  ): Promise<void> {
    await this.#ask(
      `Moving branch ${branch}`,
      (octokit, names) =>
        octokit.rest.git.updateRef({
          ...names,
          ref: `heads/${branch}`,
          sha: commit,
          force: true,
          request: options,
        }),
      options.signal,
    );
  }

  /** Removes a branch; one that is not there is fine. */
  async deleteBranch(branch: string, options: Options = {}): Promise<void> {
    await this.#ask(
      `Removing branch ${branch}`,
      async (octokit, names) => {
        try {
          await octokit.rest.git.deleteRef({
            ...names,
            ref: `heads/${branch}`,
            request: options,
          });
        } catch (error) {
          if (statusOf(error) !== 422 && statusOf(error) !== 404) {
            throw error;
          }
        }
      },
      options.signal,
    );
  }

  get #name(): string {
    return `${this.repository.owner}/${this.repository.repo}`;
  }
}

/** What there is; without data where GitHub says that there is nothing. */
async function orNone<T extends { data: unknown }>(
  answer: Promise<T>,
): Promise<T | { data: undefined }> {
  try {
    return await answer;
  } catch (error) {
    if (statusOf(error) === 404) {
      return { data: undefined };
    }
    throw error;
  }
}
