import type { CacheService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { refOfUrl } from '@lakeport/backstage-plugin-databricks-node';
import { bulkhead } from 'cockatiel';
import { AnswerCache } from '../cache/AnswerCache';
import type { ProjectFileReader } from '../environments/ProjectFileReader';
import type { OpenPullRequest } from '../pullRequests/PullRequestReader';
import type { Attempts } from '../sources/Attempts';
import { addedClaims } from './addedClaims';
import type { Claims } from './Claims';
import { claimsOf } from './claimsOf';
import type { PendingClaims } from './PlatformAnswer';

/** A commit's file never changes; the limit is for the store. */
const KEPT_MS = 60 * 60_000;
const DEADLINE_MS = 20_000;
const AT_A_TIME = 8;
/** More than these nobody reviews at once; the rest is said to be left out. */
const MOST_READ = 100;

/** Reads what open pull requests ask a platform file for. */
export class PendingReader {
  readonly #files: Pick<ProjectFileReader, 'readUrl'>;
  readonly #claims: AnswerCache<Claims>;
  readonly #limit = bulkhead(AT_A_TIME, Infinity);

  constructor(options: {
    files: Pick<ProjectFileReader, 'readUrl'>;
    cache: CacheService;
  }) {
    this.#files = options.files;
    this.#claims = new AnswerCache({
      cache: options.cache,
      name: 'claims',
      ttlMs: KEPT_MS,
    });
  }

  /**
   * @param file - URL of the platform file
   * @param merged - what the file claims already
   */
  async read(
    file: string,
    request: {
      merged: Claims;
      pullRequests: readonly OpenPullRequest[];
      attempts: Attempts;
    },
  ): Promise<PendingClaims[]> {
    const { merged, attempts } = request;
    // Else anyone who may read the repository could claim all there is.
    const pullRequests = request.pullRequests.filter(({ isFork }) => !isFork);
    const located = refOfUrl(file);
    if (!located || pullRequests.length === 0) {
      return [];
    }
    if (pullRequests.length > MOST_READ) {
      attempts.add(
        'open pull requests',
        `only the oldest ${MOST_READ} of ${pullRequests.length} were looked into; names and addresses that others ask for may look free`,
      );
    }
    const signal = AbortSignal.timeout(DEADLINE_MS);
    const read = await Promise.all(
      pullRequests.slice(0, MOST_READ).map(async pullRequest => {
        const claims = await attempts.read(
          `pull request #${pullRequest.number}`,
          () => this.#claimsAt(located.at(pullRequest.headCommit), signal),
        );
        return {
          pullRequest,
          claims: addedClaims(merged, claims ?? {}),
        };
      }),
    );
    return read.filter(({ claims }) => Object.keys(claims).length > 0);
  }

  #claimsAt(url: string, signal: AbortSignal): Promise<Claims> {
    return this.#claims.read([url], () =>
      this.#limit.execute(async () => {
        try {
          return claimsOf(await this.#files.readUrl(url, signal));
        } catch (error) {
          // A pull request of a time before there was a platform file.
          if (isError(error) && error.name === 'NotFoundError') {
            return {};
          }
          throw error;
        }
      }),
    );
  }
}
