import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type Response,
} from 'express';
import Router from 'express-promise-router';
import { serveGit } from '../git/serveGit';
import { requireLoopbackHost } from '../http/requireLoopbackHost';
import { Downloads } from './Downloads';
import type { GithubContext } from './GithubContext';
import { GithubError } from './GithubError';
import { identify } from './identify';
import { PullEvents } from './PullEvents';
import { pageRoutes } from './pages/pageRoutes';
import { PushEvents } from './PushEvents';
import { RepositoryEvents } from './RepositoryEvents';
import { RouteHelper } from './RouteHelper';
import { accountRoutes } from './routes/accountRoutes';
import { actionsRoutes } from './routes/actionsRoutes';
import { branchRoutes } from './routes/branchRoutes';
import { commentRoutes } from './routes/commentRoutes';
import { commitRoutes } from './routes/commitRoutes';
import { contentRoutes } from './routes/contentRoutes';
import { environmentRoutes } from './routes/environmentRoutes';
import { gitDatabaseRoutes } from './routes/gitDatabaseRoutes';
import { graphqlRoute } from './routes/graphqlRoute';
import { issueRoutes } from './routes/issueRoutes';
import { labelRoutes } from './routes/labelRoutes';
import { oidcRoutes } from './routes/oidcRoutes';
import { pullContentRoutes } from './routes/pullContentRoutes';
import { pullMergeRoutes } from './routes/pullMergeRoutes';
import { pullRoutes } from './routes/pullRoutes';
import { repositoryRoutes } from './routes/repositoryRoutes';
import { reviewerRoutes } from './routes/reviewerRoutes';
import { reviewRoutes } from './routes/reviewRoutes';
import { scheduleRoute } from './routes/scheduleRoute';
import { tokenRoutes } from './routes/tokenRoutes';
import { variableRoutes } from './routes/variableRoutes';

const DOCUMENTATION = 'https://docs.github.com/rest';

/** What a caller did wrong, or undefined for a fault of the emulator. */
function asRefusal(error: unknown): GithubError | undefined {
  if (error instanceof GithubError) {
    return error;
  }
  // Express gives a status to paths that cannot be decoded.
  const status =
    error instanceof Error && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 500
    ? new GithubError(status, 'Bad Request')
    : undefined;
}

const handleError: ErrorRequestHandler = (error, _req, res, next) => {
  if (res.headersSent) {
    next(error);
    return;
  }
  const known = asRefusal(error);
  if (!known) {
    process.stderr.write(`${error?.stack ?? error}\n`);
  }
  res.status(known?.status ?? 500).json({
    message: known?.message ?? 'Server Error',
    ...(known?.errors ? { errors: known.errors } : {}),
    documentation_url: DOCUMENTATION,
    status: String(known?.status ?? 500),
  });
};

/** Looks, after every request that wrote, whether a pull request's branch has moved. */
function followWrites(
  context: GithubContext,
  events: RepositoryEvents,
): express.RequestHandler {
  return (req, res, next) => {
    const { owner, repo } = req.params;
    res.on('finish', () => {
      const repository = context.store.repository(owner, repo);
      const caller = identify(req);
      if (
        repository &&
        !['GET', 'HEAD'].includes(req.method) &&
        caller.kind !== 'anonymous' &&
        res.statusCode < 300
      ) {
        events.branchesMoved(repository, caller.login);
      }
    });
    next();
  };
}

/** The whole GitHub emulator: REST under /api/v3, GraphQL, git, downloads and pages. */
export function createGithubApp(
  context: GithubContext,
  options: { httpBackend: string; npm?: express.Router },
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(requireLoopbackHost);
  const helper = new RouteHelper(context);
  const downloads = new Downloads();
  const events = new RepositoryEvents(
    new PullEvents(helper),
    new PushEvents(helper),
    context.actions.services,
  );

  const api = Router();
  api.use((req, res, next) => {
    res.setHeader('x-github-media-type', 'github.v3; format=json');
    // GitHub answers 304 whatever the client says of its cache.
    delete req.headers['cache-control'];
    const caller = identify(req);
    if (caller.kind === 'user') {
      res.setHeader('x-oauth-scopes', 'repo, workflow, read:org');
    }
    next();
  });
  api.use('/repos/:owner/:repo', followWrites(context, events));
  accountRoutes(api, helper);
  repositoryRoutes(api, helper);
  contentRoutes(api, helper);
  branchRoutes(api, helper);
  commitRoutes(api, helper);
  gitDatabaseRoutes(api, helper);
  environmentRoutes(api, helper);
  variableRoutes(api, helper);
  pullRoutes(api, helper, events.pulls);
  issueRoutes(api, helper);
  labelRoutes(api, helper);
  reviewerRoutes(api, helper);
  oidcRoutes(api, helper);
  commentRoutes(api, helper);
  pullMergeRoutes(api, helper);
  pullContentRoutes(api, helper);
  actionsRoutes(api, helper, downloads);
  reviewRoutes(api, helper);
  api.get('/rate_limit', async (_req, res) => {
    const unlimited = { limit: 5000, used: 0, remaining: 5000, reset: 0 };
    res.json({
      resources: { core: unlimited, search: unlimited },
      rate: unlimited,
    });
  });
  api.get('/', async (_req, res) => {
    const base = `${context.baseUrl()}/api/v3`;
    res.json({
      current_user_url: `${base}/user`,
      repository_url: `${base}/repos/{owner}/{repo}`,
      user_url: `${base}/users/{user}`,
    });
  });
  api.get('/meta', async (_req, res) => {
    res.json({ verifiable_password_authentication: false });
  });
  api.use(() => {
    throw GithubError.notFound();
  });
  app.use('/api/v3', api);

  const graph = Router();
  graphqlRoute(graph, helper, events);
  app.use('/api', graph);

  const web = Router();
  web.get('/_blob/:ticket', async (req, res) => {
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
  web.get(
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
        .send(await context.store.git(repository).archive(sha, folder));
    },
  );

  const gitRequest = async (req: Request, res: Response) => {
    const { owner, repo, rest } = req.params;
    const caller = req.headers.authorization
      ? identify(req)
      : { kind: 'anonymous' as const };
    const repository = context.store.repository(owner, repo);
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
    const query = req.originalUrl.split('?')[1] ?? '';
    await serveGit(req, res, {
      program: options.httpBackend,
      projectRoot: context.store.gitRoot,
      pathInfo: `/${repository.owner}/${repository.name}.git/${rest}`,
      query,
      user: caller.kind === 'anonymous' ? undefined : caller.login,
    });
    if (rest === 'git-receive-pack') {
      repository.pushedAt = new Date().toISOString();
      context.store.save();
      await events.branchesMoved(
        repository,
        caller.kind === 'anonymous' ? repository.owner : caller.login,
      );
    }
  };
  const GIT_PATH = ':rest(info/refs|git-upload-pack|git-receive-pack)';
  web.all(`/:owner/:repo([^/]+).git/${GIT_PATH}`, gitRequest);
  // git itself leaves `.git` out when the address does.
  web.all(
    '/:owner/:repo([^/]+)/:rest(info/refs|git-upload-pack|git-receive-pack)',
    gitRequest,
  );
  if (options.npm) {
    web.use('/npm', options.npm);
  }
  scheduleRoute(web, helper);
  tokenRoutes(web, helper);
  pageRoutes(web, helper);
  web.use(() => {
    throw GithubError.notFound();
  });
  app.use(web);
  app.use(handleError);
  return app;
}
