import type { Octokit } from '@octokit/rest';
import type { AskGitHub } from './AskGitHub';
import type { RepositoryPullRequest } from './RepositoryPullRequest';
import { statusOf } from './statusOf';

/** What every request takes. */
interface Options {
  signal?: AbortSignal;
}

/**
 * The pull requests of one repository, between branches of its own: what forks
 * propose is not the portal's to follow.
 *
 * @public
 */
export class PullRequestClient {
  readonly #ask: AskGitHub;
  readonly #owner: string;
  readonly #repo: string;

  constructor(options: { ask: AskGitHub; owner: string; repo: string }) {
    this.#ask = options.ask;
    this.#owner = options.owner;
    this.#repo = options.repo;
  }

  /** All open ones whose branch starts with that, lowest number first. */
  async listOpen(
    branchPrefix: string,
    options: Options = {},
  ): Promise<RepositoryPullRequest[]> {
    const found = await this.#ask(
      'Listing the open pull requests',
      (octokit, names) =>
        octokit.paginate(octokit.rest.pulls.list, {
          ...names,
          state: 'open',
          per_page: 100,
          request: options,
        }),
      options.signal,
    );
    return found
      .filter(pull => this.#isOwn(pull))
      .map(toPullRequest)
      .filter(({ branch }) => branch.startsWith(branchPrefix))
      .sort((a, b) => a.number - b.number);
  }

  /** Those of a branch in any state, the newest first. */
  async ofBranch(
    branch: string,
    options: Options = {},
  ): Promise<RepositoryPullRequest[]> {
    const { data } = await this.#ask(
      `Looking for the pull request of ${branch}`,
      (octokit, names) =>
        octokit.rest.pulls.list({
          ...names,
          state: 'all',
          head: `${this.#owner}:${branch}`,
          per_page: 100,
          request: options,
        }),
      options.signal,
    );
    return data
      .filter(pull => this.#isOwn(pull) && pull.head.ref === branch)
      .map(toPullRequest)
      .sort((a, b) => b.number - a.number);
  }

  async read(
    number: number,
    options: Options = {},
  ): Promise<RepositoryPullRequest> {
    const { data } = await this.#ask(
      `Reading pull request ${number}`,
      (octokit, names) =>
        octokit.rest.pulls.get({
          ...names,
          pull_number: number,
          request: options,
        }),
      options.signal,
    );
    return {
      ...toPullRequest(data),
      ...(data.mergeable !== null && { mergeable: data.mergeable }),
    };
  }

  async open(
    pull: { branch: string; base: string; title: string; body: string },
    options: Options = {},
  ): Promise<RepositoryPullRequest> {
    const { branch, ...rest } = pull;
    const { data } = await this.#ask(
      `Opening a pull request of ${branch}`,
      (octokit, names) =>
        octokit.rest.pulls.create({
          ...names,
          ...rest,
          head: branch,
          request: options,
        }),
      options.signal,
    );
    return toPullRequest(data);
  }

  /** Changes what a pull request says of itself. */
  async describe(
    number: number,
    said: { title?: string; body?: string },
    options: Options = {},
  ): Promise<void> {
    await this.#ask(
      `Describing pull request ${number}`,
      (octokit, names) =>
        octokit.rest.pulls.update({
          ...names,
          pull_number: number,
          ...said,
          request: options,
        }),
      options.signal,
    );
  }

  /** Closes it without merging, with a comment that says why. */
  async close(
    number: number,
    reason: string,
    options: Options = {},
  ): Promise<void> {
    await this.#ask(
      `Closing pull request ${number}`,
      async (octokit, names) => {
        await octokit.rest.issues.createComment({
          ...names,
          issue_number: number,
          body: reason,
          request: options,
        });
        await octokit.rest.pulls.update({
          ...names,
          pull_number: number,
          state: 'closed',
          request: options,
        });
      },
      options.signal,
    );
  }

  /**
   * Asks people for their review.
   *
   * @returns false when GitHub knows no such people in this repository
   */
  async requestReviewers(
    number: number,
    reviewers: { users: string[]; teams: string[] },
    options: Options = {},
  ): Promise<boolean> {
    return this.#ask(
      `Asking for reviews of pull request ${number}`,
      async (octokit, names) => {
        try {
          await octokit.rest.pulls.requestReviewers({
            ...names,
            pull_number: number,
            reviewers: reviewers.users,
            team_reviewers: reviewers.teams,
            request: options,
          });
          return true;
        } catch (error) {
          if (statusOf(error) === 422) {
            return false;
          }
          throw error;
        }
      },
      options.signal,
    );
  }

  #isOwn(pull: { head: { repo: { full_name: string } | null } }): boolean {
    return (
      pull.head.repo?.full_name.toLowerCase() ===
      `${this.#owner}/${this.#repo}`.toLowerCase()
    );
  }
}

type Answer = Awaited<
  ReturnType<Octokit['rest']['pulls']['list']>
>['data'][number];

function toPullRequest(
  answer: Pick<
    Answer,
    | 'number'
    | 'html_url'
    | 'title'
    | 'body'
    | 'head'
    | 'base'
    | 'merged_at'
    | 'created_at'
  > & {
    state: string;
    merge_commit_sha?: string | null;
    user: { login: string } | null;
  },
): RepositoryPullRequest {
  const merged = answer.merged_at !== null;
  const closed = answer.state === 'closed' ? 'closed' : 'open';
  return {
    number: answer.number,
    url: answer.html_url,
    title: answer.title,
    body: answer.body ?? '',
    state: merged ? 'merged' : closed,
    branch: answer.head.ref,
    head: answer.head.sha,
    base: answer.base.ref,
    ...(merged &&
      answer.merge_commit_sha && { mergeCommit: answer.merge_commit_sha }),
    ...(answer.user && { author: answer.user.login }),
    createdAt: answer.created_at,
  };
}
