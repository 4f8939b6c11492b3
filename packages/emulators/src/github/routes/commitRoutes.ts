import type { Router } from 'express';
import { GithubError } from '../GithubError';
import type { RouteHelper } from '../RouteHelper';

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
    res.json(helper.commits(repository).commit(commit));
  });

  router.get('/repos/:owner/:repo/compare/:range(*)', async (req, res) => {
    const repository = helper.repository(req);
    const [baseName, headName] = req.params.range.split('...');
    if (!baseName || !headName) {
      throw GithubError.notFound();
    }
    const git = store.git(repository);
    const base = await helper.commit(repository, baseName);
    const head = await helper.commit(repository, headName);
    const renderer = helper.commits(repository);
    const ahead = await git.log([`${base.sha}..${head.sha}`], { limit: 250 });
    const behind = await git.log([`${head.sha}..${base.sha}`], { limit: 250 });
    const url = `${helper.api(repository)}/compare/${base.sha}...${head.sha}`;
    const page = `${helper.html(repository)}/compare/${base.sha}...${head.sha}`;
    const ancestor = (await git.git(['merge-base', base.sha, head.sha]))
      .toString()
      .trim();
    res.json({
      url,
      html_url: page,
      permalink_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      base_commit: renderer.commit(base),
      merge_base_commit: renderer.commit(
        await helper.commit(repository, ancestor),
      ),
      status: compareStatus(ahead.length, behind.length),
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: ahead.reverse().map(commit => renderer.commit(commit)),
      files: [],
    });
  });
}
