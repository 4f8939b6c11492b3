import type { Router } from 'express';
import { EMPTY_TREE } from '../../git/emptyTree';
import { GithubError } from '../GithubError';
import { renderFiles } from '../render/renderFiles';
import type { RouteHelper } from '../RouteHelper';

/** The commits that a comparison shows without pages (GitHub Docs, compare two commits, 2026). */
const MOST_COMMITS = 250;

const text = (value: unknown) => (typeof value === 'string' ? value : '');

function compareStatus(ahead: number, behind: number): string {
  if (ahead > 0) {
    return behind > 0 ? 'diverged' : 'ahead';
  }
  return behind > 0 ? 'behind' : 'identical';
}

/** Commits of the repository API. */
export function commitRoutes(router: Router, helper: RouteHelper): void {
  const { store } = helper.context;

  router.get('/repos/:owner/:repo/commits', async (req, res) => {
    const repository = helper.repository(req);
    const ref = text(req.query.sha) || repository.defaultBranch;
    const { sha } = await helper.commit(repository, ref);
    const { page, perPage } = helper.paging(req);
    const path = text(req.query.path);
    const commits = await store.git(repository).log([sha], {
      limit: perPage + 1,
      skip: (page - 1) * perPage,
      ...(path ? { path } : {}),
    });
    if (commits.length > perPage) {
      const next = new URL(req.originalUrl, helper.baseUrl);
      next.searchParams.set('page', String(page + 1));
      res.setHeader('link', `<${next.href}>; rel="next"`);
    }
    const renderer = helper.commits(repository);
    res.json(commits.slice(0, perPage).map(commit => renderer.commit(commit)));
  });

  router.get('/repos/:owner/:repo/commits/:ref(*)/status', async (req, res) => {
    const repository = helper.repository(req);
    const { sha } = await helper.commit(repository, req.params.ref);
    const url = `${helper.api(repository)}/commits/${sha}`;
    res.json({
      state: 'pending',
      statuses: [],
      sha,
      total_count: 0,
      repository: helper.renderRepository(repository),
      commit_url: url,
      url: `${url}/status`,
    });
  });

  router.get('/repos/:owner/:repo/commits/:ref(*)', async (req, res) => {
    const repository = helper.repository(req);
    const commit = await helper
      .commit(repository, req.params.ref)
      .catch(error => {
        throw error instanceof GithubError && error.status === 404
          ? new GithubError(422, `No commit found for SHA: ${req.params.ref}`)
          : error;
      });
    if (/\.sha\b/.test(req.headers.accept ?? '')) {
      res.type('application/vnd.github.sha').send(commit.sha);
      return;
    }
    const range = [commit.parents[0] ?? EMPTY_TREE, commit.sha];
    const files = await renderFiles(helper, repository, range, commit.sha);
    const sum = (key: 'additions' | 'deletions' | 'changes') =>
      files.reduce((total, file) => total + file[key], 0);
    res.json({
      ...helper.commits(repository).commit(commit),
      stats: {
        additions: sum('additions'),
        deletions: sum('deletions'),
        total: sum('changes'),
      },
      files,
    });
  });

  router.get('/repos/:owner/:repo/compare/:range(*)', async (req, res) => {
    const repository = helper.repository(req);
    const [baseName, headName] = req.params.range.split('...');
    if (!baseName || !headName) {
      throw GithubError.notFound();
    }
    const git = store.git(repository);
    // The owner goes before the branch of a fork, and may before others.
    const commitOf = (name: string) =>
      helper.commit(repository, name.replace(`${repository.owner}:`, ''));
    const base = await commitOf(baseName);
    const head = await commitOf(headName);
    const ancestor = await git.mergeBase(base.sha, head.sha);
    if (!ancestor) {
      throw new GithubError(
        404,
        `No common ancestor between ${baseName} and ${headName}.`,
      );
    }
    const paged = req.query.page ?? req.query.per_page;
    const { page, perPage } =
      paged === undefined
        ? { page: 1, perPage: MOST_COMMITS }
        : helper.paging(req);
    const forward = `${base.sha}..${head.sha}`;
    const ahead = await git.count(forward);
    const behind = await git.count(`${head.sha}..${base.sha}`);
    // Without pages the last ones are shown, with them the first, both oldest first.
    const skip = paged === undefined ? 0 : Math.max(0, ahead - page * perPage);
    const limit = Math.min(perPage, ahead - (page - 1) * perPage);
    const commits = limit > 0 ? await git.log([forward], { limit, skip }) : [];
    const renderer = helper.commits(repository);
    const range = `${base.sha}...${head.sha}`;
    const url = `${helper.api(repository)}/compare/${range}`;
    const html = `${helper.html(repository)}/compare/${range}`;
    res.json({
      url,
      html_url: html,
      permalink_url: html,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      base_commit: renderer.commit(base),
      merge_base_commit: renderer.commit(
        await helper.commit(repository, ancestor),
      ),
      status: compareStatus(ahead, behind),
      ahead_by: ahead,
      behind_by: behind,
      total_commits: ahead,
      commits: commits.reverse().map(commit => renderer.commit(commit)),
      ...(page === 1
        ? { files: await renderFiles(helper, repository, [range], head.sha) }
        : {}),
    });
  });
}
