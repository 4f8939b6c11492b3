import { pipeline } from 'node:stream/promises';
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
    const { type, fileName, length } = download;
    res.type(type).attachment(fileName).type(type);
    const body = download.body();
    if (Buffer.isBuffer(body)) {
      res.send(body);
      return;
    }
    if (length !== undefined) {
      res.setHeader('content-length', length);
    }
    // Whoever has enough of it hangs up.
    await pipeline(body, res).catch(() => {});
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
