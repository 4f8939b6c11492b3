import type { Request, Response } from 'express';
import type { GitCommit } from '../git/parseCommits';
import type { GithubContext } from './GithubContext';
import { GithubError } from './GithubError';
import { identify, type Caller } from './identify';
import { CommitRenderer } from './render/CommitRenderer';
import { renderOwner } from './render/renderOwner';
import { renderRepository } from './render/renderRepository';
import type { Owner, Repository } from './state/githubState';

/** What the routes have in common: who asks, for which repository, and which page of a list. */
export class RouteHelper {
  constructor(readonly context: GithubContext) {}

  get baseUrl(): string {
    return this.context.baseUrl();
  }

  /** @throws GithubError 401 for a token that is nobody's */
  identify(request: Request): Caller {
    return identify(request, this.context.store);
  }

  /** The account behind the request. @throws GithubError 401 */
  caller(request: Request): Owner {
    const caller = this.identify(request);
    if (caller.kind === 'anonymous') {
      throw new GithubError(401, 'Requires authentication');
    }
    return this.owner(caller.login);
  }

  /** @throws GithubError 404 */
  owner(login: string): Owner {
    const owner = this.context.store.owner(login);
    if (!owner) {
      throw GithubError.notFound();
    }
    return owner;
  }

  /**
   * The repository that the path names; writing needs a token, and so does
   * reading a private one.
   *
   * @throws GithubError 401 or 404
   */
  repository(request: Request): Repository {
    const caller = this.identify(request);
    const found = this.context.store.repository(
      request.params.owner,
      request.params.repo,
    );
    const writes = request.method !== 'GET' && request.method !== 'HEAD';
    if (!found || (found.private && caller.kind === 'anonymous')) {
      throw GithubError.notFound();
    }
    if (writes && caller.kind === 'anonymous') {
      throw new GithubError(401, 'Requires authentication');
    }
    return found;
  }

  api(repository: Repository): string {
    return `${this.baseUrl}/api/v3/repos/${repository.owner}/${repository.name}`;
  }

  html(repository: Repository): string {
    return `${this.baseUrl}/${repository.owner}/${repository.name}`;
  }

  renderRepository(repository: Repository) {
    return renderRepository(
      this.baseUrl,
      repository,
      this.owner(repository.owner),
    );
  }

  renderOwner(login: string) {
    return renderOwner(this.baseUrl, this.owner(login));
  }

  commits(repository: Repository): CommitRenderer {
    return new CommitRenderer(this.baseUrl, repository);
  }

  /**
   * The commit that a ref names.
   *
   * @throws GithubError 404, or 409 in an empty repository
   */
  async commit(repository: Repository, ref: string): Promise<GitCommit> {
    const git = this.context.store.git(repository);
    const name = ref === 'HEAD' ? repository.defaultBranch : ref;
    const sha = await git.resolve(name);
    const commit = sha ? await git.commit(sha) : undefined;
    if (!commit) {
      const refs = await git.refs('refs/');
      throw refs.length === 0
        ? new GithubError(409, 'Git Repository is empty.')
        : new GithubError(404, `No commit found for the ref ${ref}`);
    }
    return commit;
  }

  /** `page` and `per_page` of a request, as GitHub reads them. */
  paging(request: Request): { page: number; perPage: number } {
    const number = (value: unknown, fallback: number) => {
      const parsed = Number.parseInt(String(value ?? ''), 10);
      return Number.isInteger(parsed) && parsed > 0 ? parsed : fallback;
    };
    return {
      page: number(request.query.page, 1),
      perPage: Math.min(number(request.query.per_page, 30), 100),
    };
  }

  /** One page of a list; the `Link` header says where the others are. */
  page<T>(request: Request, response: Response, items: T[]): T[] {
    const { page, perPage } = this.paging(request);
    const last = Math.max(1, Math.ceil(items.length / perPage));
    const link = (rel: string, to: number) => {
      const url = new URL(request.originalUrl, this.baseUrl);
      url.searchParams.set('page', String(to));
      return `<${url.href}>; rel="${rel}"`;
    };
    const links = [
      ...(page > 1 ? [link('prev', page - 1), link('first', 1)] : []),
      ...(page < last ? [link('next', page + 1), link('last', last)] : []),
    ];
    if (links.length > 0) {
      response.setHeader('link', links.join(', '));
    }
    return items.slice((page - 1) * perPage, page * perPage);
  }
}
