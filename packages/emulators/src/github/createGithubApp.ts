import express, { type Express, type Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { requireLoopbackHost } from '../http/requireLoopbackHost';
import { Downloads } from './Downloads';
import type { GithubContext } from './GithubContext';
import { GithubError } from './GithubError';
import { injectFaults } from './faults/injectFaults';
import { handleError } from './handleError';
import { Webhooks } from './hooks/Webhooks';
import { PullEvents } from './PullEvents';
import { avatarRoute } from './pages/avatarRoute';
import { pageRoutes } from './pages/pageRoutes';
import { PushEvents } from './PushEvents';
import { RepositoryEvents } from './RepositoryEvents';
import { RouteHelper } from './RouteHelper';
import { apiRoutes } from './routes/apiRoutes';
import { downloadRoutes } from './routes/downloadRoutes';
import { faultRoutes } from './routes/faultRoutes';
import { gitRoutes } from './routes/gitRoutes';
import { graphqlRoute } from './routes/graphqlRoute';
import { requestRoutes } from './routes/requestRoutes';
import { scheduleRoute } from './routes/scheduleRoute';
import { signInRoutes } from './routes/signInRoutes';
import { tokenRoutes } from './routes/tokenRoutes';
import { limitRequests } from './traffic/limitRequests';
import { logRequests } from './traffic/logRequests';

/** The whole GitHub emulator: REST under /api/v3, GraphQL, git, downloads and pages. */
export function createGithubApp(
  context: GithubContext,
  options: { httpBackend: string; npm?: ExpressRouter },
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(requireLoopbackHost);
  const helper = new RouteHelper(context);
  const downloads = new Downloads();
  const webhooks = new Webhooks(helper);
  const events = new RepositoryEvents(
    new PullEvents(helper),
    new PushEvents(helper, webhooks),
    context.actions.services,
  );

  const control = Router();
  requestRoutes(control, helper);
  faultRoutes(control, helper);
  app.use(control);
  app.use(logRequests(helper));
  app.use(injectFaults(context.faults));

  const api = Router();
  api.use(limitRequests(helper));
  api.use((req, res, next) => {
    res.setHeader('x-github-media-type', 'github.v3; format=json');
    // GitHub answers 304 whatever the client says of its cache.
    delete req.headers['cache-control'];
    const caller = helper.identify(req);
    if (caller.kind === 'user') {
      const scopes = caller.scopes ?? ['repo', 'workflow', 'read:org'];
      res.setHeader('x-oauth-scopes', scopes.join(', '));
    }
    next();
  });
  apiRoutes(api, helper, { downloads, events, webhooks });
  api.use(() => {
    throw GithubError.notFound();
  });
  app.use('/api/v3', api);

  const graph = Router();
  graphqlRoute(graph, helper, events);
  app.use('/api', graph);

  const web = Router();
  downloadRoutes(web, helper, downloads);
  gitRoutes(web, helper, events, options.httpBackend);
  if (options.npm) {
    web.use('/npm', options.npm);
  }
  scheduleRoute(web, helper);
  tokenRoutes(web, helper);
  signInRoutes(web, helper);
  avatarRoute(web, helper);
  pageRoutes(web, helper);
  web.use(() => {
    throw GithubError.notFound();
  });
  app.use(web);
  app.use(handleError);
  return app;
}
