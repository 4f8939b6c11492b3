import type { Request } from 'express';
import { GitError } from '../git/runGit';
import { GithubError } from './GithubError';
import { findLabel } from './findLabel';
import { nodeId } from './render/nodeId';
import { renderLabel } from './render/renderLabel';
import type { RouteHelper } from './RouteHelper';
import type { Pull, Repository } from './state/githubState';

/** What the routes of pull requests have in common: which one is meant, where it stands, and how it looks. */
export class PullHelper {
  constructor(private readonly helper: RouteHelper) {}

  /** @throws GithubError 401 or 404 */
  find(req: Request): { repository: Repository; pull: Pull } {
    const repository = this.helper.repository(req);
    const pull = repository.pulls.find(
      ({ number }) => String(number) === req.params.number,
    );
    if (!pull) {
      throw GithubError.notFound();
    }
    return { repository, pull };
  }

  /** The commits that its branches point at, or pointed at when it was closed. */
  async tips(repository: Repository, pull: Pull) {
    const git = this.helper.context.store.git(repository);
    if (pull.state === 'closed') {
      return { head: pull.headSha, base: pull.baseSha };
    }
    return {
      head: (await git.resolve(`heads/${pull.head}`)) ?? pull.headSha,
      base: (await git.resolve(`heads/${pull.base}`)) ?? pull.baseSha,
    };
  }

  /** A pull request as lists show it. */
  async simple(repository: Repository, pull: Pull) {
    const { helper } = this;
    const { number } = pull;
    const api = helper.api(repository);
    const url = `${api}/pulls/${number}`;
    const page = `${helper.html(repository)}/pull/${number}`;
    const { head, base } = await this.tips(repository, pull);
    const side = (ref: string, sha: string) => ({
      label: `${repository.owner}:${ref}`,
      ref,
      sha,
      user: helper.renderOwner(repository.owner),
      repo: helper.renderRepository(repository),
    });
    const issue = `${api}/issues/${number}`;
    return {
      url,
      id: pull.id,
      node_id: nodeId('PullRequest', pull.id),
      html_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      issue_url: issue,
      number,
      state: pull.state,
      locked: false,
      title: pull.title,
      user: helper.renderOwner(pull.author),
      body: pull.body,
      created_at: pull.createdAt,
      updated_at: pull.updatedAt,
      closed_at: pull.closedAt,
      merged_at: pull.mergedAt,
      merge_commit_sha: pull.mergeCommitSha,
      assignee: null,
      assignees: [],
      requested_reviewers: pull.reviewers.map(login =>
        helper.renderOwner(login),
      ),
      requested_teams: [],
      labels: pull.labels.flatMap(name => {
        const label = findLabel(repository, name);
        return label ? [renderLabel(api, label)] : [];
      }),
      milestone: null,
      draft: pull.draft,
      commits_url: `${url}/commits`,
      review_comments_url: `${url}/comments`,
      review_comment_url: `${api}/pulls/comments{/number}`,
      comments_url: `${issue}/comments`,
      statuses_url: `${api}/statuses/${head}`,
      head: side(pull.head, head),
      base: side(pull.base, base),
      _links: {
        self: { href: url },
        html: { href: page },
        issue: { href: issue },
        comments: { href: `${issue}/comments` },
        review_comments: { href: `${url}/comments` },
        review_comment: { href: `${api}/pulls/comments{/number}` },
        commits: { href: `${url}/commits` },
        statuses: { href: `${api}/statuses/${head}` },
      },
      author_association: 'OWNER',
      auto_merge: null,
      active_lock_reason: null,
    };
  }

  /** A pull request on its own, with what a merge of it would be. */
  async full(repository: Repository, pull: Pull) {
    const git = this.helper.context.store.git(repository);
    const { head, base } = await this.tips(repository, pull);
    const none = { additions: 0, deletions: 0, files: 0 };
    const diff = await git.changes(base, head).catch(error => {
      if (error instanceof GitError) {
        return none;
      }
      throw error;
    });
    const commits = await git.log([`${base}..${head}`], { limit: 250 });
    const open = pull.state === 'open';
    const mergeable = open
      ? (await git.mergeTree(base, head)) !== undefined
      : null;
    return {
      ...(await this.simple(repository, pull)),
      merged: pull.mergedAt !== null,
      mergeable,
      rebaseable: mergeable,
      mergeable_state: open ? (mergeable && 'clean') || 'dirty' : 'unknown',
      merged_by: pull.mergedBy ? this.helper.renderOwner(pull.mergedBy) : null,
      comments: pull.comments.length,
      review_comments: 0,
      maintainer_can_modify: false,
      commits: commits.length,
      additions: diff.additions,
      deletions: diff.deletions,
      changed_files: diff.files,
    };
  }
}
