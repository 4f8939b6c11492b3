import type { Router } from 'express';
import { PullHelper } from '../PullHelper';
import { renderFiles } from '../render/renderFiles';
import type { RouteHelper } from '../RouteHelper';

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
    const { head, base } = await pulls.tips(repository, pull);
    const range = [`${base}...${head}`];
    const files = await renderFiles(helper, repository, range, head, 3000);
    res.json(helper.page(req, res, files));
  });
}
