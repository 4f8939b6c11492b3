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
    const out = await git.git([
      'diff',
      '--name-status',
      '--no-renames',
      '-z',
      `${base}...${head}`,
    ]);
    const fields = out.toString().split('\0').filter(Boolean);
    const files = [];
    for (let index = 0; index < fields.length; index += 2) {
      const [letter, path] = [fields[index], fields[index + 1]];
      const entry = await git.entry(letter === 'D' ? base : head, path);
      files.push({
        sha: entry?.sha ?? null,
        filename: path,
        status: CHANGES[letter] ?? 'modified',
        additions: 0,
        deletions: 0,
        changes: 0,
        blob_url: `${helper.html(repository)}/blob/${head}/${path}`,
        raw_url: `${helper.html(repository)}/raw/${head}/${path}`,
        contents_url: `${helper.api(repository)}/contents/${path}?ref=${head}`,
      });
    }
    res.json(helper.page(req, res, files));
  });
}
