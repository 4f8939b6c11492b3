import type { CacheService } from '@backstage/backend-plugin-api';
import type { PullRequest } from '@lakeport/backstage-plugin-databricks-common';
import type {
  GitHubClients,
  GitHubRepository,
} from '@lakeport/backstage-plugin-databricks-node';
import { AnswerCache } from '../cache/AnswerCache';

/** Somebody who has just opened one looks for it. */
const FRESH_MS = 10_000;
const DEADLINE_MS = 15_000;
const PER_PAGE = 100;
const MOST_PAGES = 3;

/**
 * An open pull request with the commit that it stands at, and whether that is of
 * another repository, which anyone who may read this one can have made.
 */
export type OpenPullRequest = PullRequest & {
  headCommit: string;
  isFork: boolean;
};

/** Open pull requests, and whether there are more than were read. */
export type OpenPullRequests = { items: OpenPullRequest[]; isCut: boolean };

/** Lists the open pull requests of repositories. */
export class PullRequestReader {
  readonly #github: Pick<GitHubClients, 'octokit'>;
  readonly #answers: AnswerCache<OpenPullRequests>;

  constructor(options: {
    github: Pick<GitHubClients, 'octokit'>;
    cache: CacheService;
  }) {
    this.#github = options.github;
    this.#answers = new AnswerCache({
      cache: options.cache,
      name: 'pull-requests',
      ttlMs: FRESH_MS,
    });
  }

  /**
   * The first three hundred, oldest first.
   *
   * @param base - only those that go into this branch
   */
  list(repository: GitHubRepository, base?: string): Promise<OpenPullRequests> {
    const { host, owner, repo } = repository;
    return this.#answers.read([host, owner, repo, base ?? ''], () =>
      this.#read(repository, base),
    );
  }

  async #read(
    { host, owner, repo }: GitHubRepository,
    base: string | undefined,
  ): Promise<OpenPullRequests> {
    const octokit = await this.#github.octokit({ host, owner, repo });
    const signal = AbortSignal.timeout(DEADLINE_MS);
    const items: OpenPullRequest[] = [];
    for (let page = 1; page <= MOST_PAGES; page++) {
      const { data } = await octokit.rest.pulls.list({
        owner,
        repo,
        state: 'open',
        sort: 'created',
        direction: 'asc',
        per_page: PER_PAGE,
        page,
        ...(base && { base }),
        request: { signal },
      });
      items.push(
        ...data.map(found => ({
          number: found.number,
          title: found.title,
          url: found.html_url,
          branch: found.head.ref,
          ...(found.user && { author: found.user.login }),
          draft: found.draft ?? false,
          createdAt: found.created_at,
          updatedAt: found.updated_at,
          headCommit: found.head.sha,
          // A fork that is gone is null, whatever the types say.
          isFork: found.head.repo?.full_name !== found.base.repo.full_name,
        })),
      );
      if (data.length < PER_PAGE) {
        return { items, isCut: false };
      }
    }
    return { items, isCut: true };
  }
}
