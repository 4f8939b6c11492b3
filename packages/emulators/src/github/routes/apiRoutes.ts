import type { Router } from 'express';
import { ActionsHelper } from '../ActionsHelper';
import type { Downloads } from '../Downloads';
import { followWrites } from '../followWrites';
import type { Webhooks } from '../hooks/Webhooks';
import type { RepositoryEvents } from '../RepositoryEvents';
import type { RouteHelper } from '../RouteHelper';
import { accountRoutes } from './accountRoutes';
import { artifactRoutes } from './artifactRoutes';
import { branchRoutes } from './branchRoutes';
import { commentRoutes } from './commentRoutes';
import { commitRoutes } from './commitRoutes';
import { contentRoutes } from './contentRoutes';
import { environmentRoutes } from './environmentRoutes';
import { gitDatabaseRoutes } from './gitDatabaseRoutes';
import { hookRoutes } from './hookRoutes';
import { issueRoutes } from './issueRoutes';
import { labelRoutes } from './labelRoutes';
import { metaRoutes } from './metaRoutes';
import { oidcRoutes } from './oidcRoutes';
import { pullContentRoutes } from './pullContentRoutes';
import { pullMergeRoutes } from './pullMergeRoutes';
import { pullRoutes } from './pullRoutes';
import { repositoryRoutes } from './repositoryRoutes';
import { reviewerRoutes } from './reviewerRoutes';
import { reviewRoutes } from './reviewRoutes';
import { runRoutes } from './runRoutes';
import { teamRoutes } from './teamRoutes';
import { variableRoutes } from './variableRoutes';
import { workflowRoutes } from './workflowRoutes';

/** The REST API, as it is under `/api/v3`. */
export function apiRoutes(
  api: Router,
  helper: RouteHelper,
  {
    downloads,
    events,
    webhooks,
  }: { downloads: Downloads; events: RepositoryEvents; webhooks: Webhooks },
): void {
  api.use('/repos/:owner/:repo', followWrites(helper, events));
  accountRoutes(api, helper);
  teamRoutes(api, helper);
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
  const found = new ActionsHelper(helper);
  workflowRoutes(api, helper);
  runRoutes(api, helper, found, downloads);
  artifactRoutes(api, helper, found, downloads);
  reviewRoutes(api, helper, found);
  hookRoutes(api, helper, webhooks);
  metaRoutes(api, helper);
}
