import type { Request, Response, Router } from 'express';
import { serveGit } from '../../git/serveGit';
import type { RepositoryEvents } from '../RepositoryEvents';
import type { RouteHelper } from '../RouteHelper';

/** git's own protocol: clone, fetch and push. */
export function gitRoutes(
  router: Router,
  helper: RouteHelper,
  events: RepositoryEvents,
  httpBackend: string,
): void {
  const { store } = helper.context;

  const gitRequest = async (req: Request, res: Response) => {
    const { owner, repo, rest } = req.params;
    const caller = helper.identify(req);
    const repository = store.repository(owner, repo);
    const writes =
      rest === 'git-receive-pack' || req.query.service === 'git-receive-pack';
    if (
      caller.kind === 'anonymous' &&
      (writes || repository?.private !== false)
    ) {
      res
        .status(401)
        .setHeader('www-authenticate', 'Basic realm="GitHub"')
        .type('text/plain')
        .send('Authentication required');
      return;
    }
    if (!repository) {
      res.status(404).type('text/plain').send('Repository not found.');
      return;
    }
    await serveGit(req, res, {
      program: httpBackend,
      projectRoot: store.gitRoot,
      pathInfo: `/${repository.owner}/${repository.name}.git/${rest}`,
      query: req.originalUrl.split('?')[1] ?? '',
      user: caller.kind === 'anonymous' ? undefined : caller.login,
    });
    if (rest === 'git-receive-pack') {
      repository.pushedAt = new Date().toISOString();
      store.save();
      await events.branchesMoved(
        repository,
        caller.kind === 'anonymous' ? repository.owner : caller.login,
      );
    }
  };

  const GIT_PATH = ':rest(info/refs|git-upload-pack|git-receive-pack)';
  router.all(`/:owner/:repo([^/]+).git/${GIT_PATH}`, gitRequest);
  // git itself leaves `.git` out when the address does.
  router.all(`/:owner/:repo([^/]+)/${GIT_PATH}`, gitRequest);
}
