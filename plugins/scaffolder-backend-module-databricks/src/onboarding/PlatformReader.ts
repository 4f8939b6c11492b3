import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { RepositoryPullRequest } from '@lakeport/backstage-plugin-databricks-node';
import { parsePlatform, type Platform } from '@lakeport/project';
import { BRANCH_PREFIX } from '../repository/proposalBranch';
import type { Claim } from './Claim';
import { claimOf } from './claimOf';
import { parsePlatformText } from './parsePlatformText';
import type { PlatformPlace } from './PlatformPlace';

/** A platform file and everything that is proposed for it, at one moment. */
export interface PlatformState {
  /** Tip of the platform's branch. */
  commit: string;
  text: string;
  /** Lowest number first; one whose file is not valid claims nothing. */
  claims: Claim[];
}

/** Reads a platform and its open pull requests; each version of the file once. */
export class PlatformReader {
  readonly #place: PlatformPlace;
  readonly #logger: LoggerService;
  readonly #texts = new Map<string, string | undefined>();
  readonly #told = new Set<string>();

  constructor(options: { place: PlatformPlace; logger: LoggerService }) {
    this.#place = options.place;
    this.#logger = options.logger;
  }

  /**
   * @throws NotFoundError when there is no such branch or file
   * @throws InputError when the platform file is not valid
   */
  async read(signal?: AbortSignal): Promise<PlatformState> {
    const { repository, branch, path, where } = this.#place;
    // The pull requests before the branch: one that is merged in between is then
    // in both, never in none.
    const pulls = await repository.pullRequests.listOpen(BRANCH_PREFIX, {
      signal,
    });
    const commit = await repository.head(branch, { signal });
    const text = commit && (await this.#textAt(commit, signal));
    if (!commit || text === undefined) {
      throw new NotFoundError(
        commit
          ? `There is no file ${path} on branch ${branch} of ${where}`
          : `There is no branch ${branch} in ${where}`,
      );
    }
    const main = parsePlatformText(text, where);
    const claims: Claim[] = [];
    for (const pull of pulls.filter(({ base }) => base === branch)) {
      claims.push({ pull, edits: await this.#editsOf(pull, main, signal) });
    }
    return { commit, text, claims };
  }

  async #editsOf(
    pull: RepositoryPullRequest,
    main: Platform,
    signal?: AbortSignal,
  ): Promise<Claim['edits']> {
    const text = await this.#textAt(pull.head, signal);
    const parsed = text === undefined ? undefined : parsePlatform(text);
    if (!parsed?.valid) {
      if (!this.#told.has(pull.head)) {
        this.#told.add(pull.head);
        this.#logger.warn(
          `Pull request #${pull.number} is not reckoned with: its platform file is not valid (${pull.url})`,
        );
      }
      return [];
    }
    return claimOf(main, parsed.platform);
  }

  async #textAt(
    commit: string,
    signal?: AbortSignal,
  ): Promise<string | undefined> {
    if (!this.#texts.has(commit)) {
      const { repository, path } = this.#place;
      this.#texts.set(
        commit,
        await repository.readFile(path, commit, { signal }),
      );
    }
    return this.#texts.get(commit);
  }
}
