import type { Router } from 'express';
import type { Downloads } from '../Downloads';
import { GithubError } from '../GithubError';
import type { RouteHelper } from '../RouteHelper';

/** Where logs, artifacts and archives are redirected to. */
export function downloadRoutes(
  router: Router,
  helper: RouteHelper,
  downloads: Downloads,
): void {
  router.get('/_blob/:ticket', async (req, res) => {
    const download = downloads.find(req.params.ticket);
    if (!download) {
      throw GithubError.notFound();
    }
    res
      .type(download.type)
      .attachment(download.fileName)
      .type(download.type)
      .send(download.bytes());
  });

  router.get(
    '/_archive/:owner/:repo/:sha([0-9a-f]{40}).tar.gz',
    async (req, res) => {
      const repository = helper.repository(req);
      const { sha } = await helper.commit(repository, req.params.sha);
      const folder = `${repository.owner}-${repository.name}-${sha.slice(
        0,
        7,
      )}`;
      res
        .type('application/x-gzip')
        .send(await helper.context.store.git(repository).archive(sha, folder));
    },
  );
}
