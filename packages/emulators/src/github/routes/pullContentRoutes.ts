import type { Router } from 'express';
import { PullHelper } from '../PullHelper';
import type { RouteHelper } from '../RouteHelper';

const CHANGES: Record<string, string> = { A: 'added', D: 'removed' };

/** The commits and the files of a pull request. */
export function pullContentRoutes(router: Router, helper: RouteHelper): void {
  const { store } = helper.context;
  const pulls = new PullHelper(helper);
  const PATH = '/repos/:owner/:repo/pulls/:number(\\d+)';

  router.get(`${PATH}/commits`, async (req, res) => {
    const { repository, pull } = pulls.find(req);
    const { head, base } = await pulls.tips(repository, pull);
    const commits = await store
      .git(repository)
      .log([`${base}..${head}`], { limit: 250 });
    const renderer = helper.commits(repository);
    res.json(
      helper
        .page(req, res, commits.reverse())
        .map(commit => renderer.commit(commit)),
    );
  });

  router.get(`${PATH}/files`, async (req, res) => {
    const { repository, pull } = pulls.find(req);
    const git = store.git(repository);
    const { head, base } = await pulls.tips(repository, pull);
    const statuses = await git.changedFiles(base, head);
    const files = [];
    for (const { path, letter, additions, deletions } of helper.page(
      req,
      res,
      statuses,
    )) {
      const entry = await git.entry(letter === 'D' ? base : head, path);
      files.push({
        sha: entry?.sha ?? null,
        filename: path,
        status: CHANGES[letter] ?? 'modified',
        additions,
        deletions,
        changes: additions + deletions,
        blob_url: `${helper.html(repository)}/blob/${head}/${path}`,
        raw_url: `${helper.html(repository)}/raw/${head}/${path}`,
        contents_url: `${helper.api(repository)}/contents/${path}?ref=${head}`,
        patch: await git.patch(base, head, path),
      });
    }
    res.json(files);
  });
}
