import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  refOfUrl,
  type GitHubClients,
} from '@lakeport/backstage-plugin-databricks-node';
import { z } from 'zod';
import type { Environment } from './Environment';

/** The file matters more than its commit: that is not waited for any longer. */
const DEADLINE_MS = 5_000;

const hash = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);

/** Finds out which commit a project file's URL stands for at this moment. */
export class CommitResolver {
  readonly #github: GitHubClients;
  readonly #logger: LoggerService;

  constructor(options: { github: GitHubClients; logger: LoggerService }) {
    this.#github = options.github;
    this.#logger = options.logger;
  }

  /**
   * @returns the commit, its page, and the project file at it; undefined when
   *   the commit cannot be found out
   */
  async resolve(
    environment: Pick<Environment, 'projectFile' | 'repository'>,
  ): Promise<
    { commit: string; commitUrl: string; projectFile: string } | undefined
  > {
    const { projectFile, repository } = environment;
    const found = refOfUrl(projectFile);
    if (!found) {
      return undefined;
    }
    const { owner, repo } = repository;
    try {
      const octokit = await this.#github.octokit(repository);
      const { data } = await octokit.rest.repos.getCommit({
        owner,
        repo,
        ref: found.ref,
        // The hash alone, as text.
        mediaType: { format: 'sha' },
        request: { signal: AbortSignal.timeout(DEADLINE_MS) },
      });
      const commit = hash.parse(data);
      return {
        commit,
        commitUrl: new URL(`/${owner}/${repo}/commit/${commit}`, projectFile)
          .href,
        projectFile: found.at(commit),
      };
    } catch (error) {
      this.#logger.warn(
        `The commit of ${projectFile} could not be found out`,
        toError(error),
      );
      return undefined;
    }
  }
}
