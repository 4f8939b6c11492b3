import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import {
  databricksDeploymentCancelPermission,
  databricksDeploymentReadPermission,
  databricksOperationPermissions,
  type Deployment,
} from '@lakeport/backstage-plugin-databricks-common';
import { authorize } from '../access/authorize';
import {
  callerOf,
  type Access,
  type CallerCredentials,
} from '../access/callerOf';
import type { DeploymentAccess } from '../access/DeploymentAccess';
import { shownApproval } from '../access/shownApproval';
import type { ApprovalSettings } from '../deployments/ApprovalSettings';
import type { DeploymentService } from '../deployments/DeploymentService';
import type { EnvironmentIndexer } from '../environmentIndex/EnvironmentIndexer';
import type { EnvironmentLocator } from '../environments/EnvironmentLocator';
import { checkText } from '../operations/checkTyped';
import type { RequestReader } from '../operations/RequestReader';
import { severityOf } from '../operations/severityOf';
import { audited } from './audited';
import type { DatabricksRouter } from './DatabricksRouter';
import { requesterOf } from './requesterOf';

const DEPLOYMENTS_PER_PAGE = 20;

/** What the routes of deployments take. */
export interface DeploymentRoutes extends Access {
  auditor: AuditorService;
  locator: EnvironmentLocator;
  deployments: DeploymentService;
  access: DeploymentAccess;
  requests: Pick<RequestReader, 'read'>;
  index: Pick<EnvironmentIndexer, 'see'>;
  approval: ApprovalSettings;
}

/** Adds the routes that start deployments, tell of them, review and end them. */
export function addDeploymentRoutes(
  router: DatabricksRouter,
  options: DeploymentRoutes,
): void {
  const { auditor, permissions, access, locator, deployments } = options;
  const caller = (req: Parameters<HttpAuthService['credentials']>[0]) =>
    callerOf(options, req);

  /** A deployment as its caller is to see it. */
  const shown = async (
    deployment: Deployment,
    credentials: CallerCredentials,
  ): Promise<Deployment> =>
    deployment.approval?.state === 'waiting'
      ? shownApproval(
          deployment,
          {
            name: requesterOf(credentials),
            isUser: credentials.principal.type === 'user',
            mayApprove: await access.mayApprove(
              deployment.entityRef,
              credentials,
            ),
          },
          options.approval,
        )
      : deployment;

  router.get('/deployments', async (req, res) => {
    const credentials = await caller(req);
    const {
      entityRef,
      project,
      view,
      state: states,
      operation: operations,
      requestedBy,
      limit = DEPLOYMENTS_PER_PAGE,
      offset = 0,
    } = req.query;
    const filter = { view, project, states, operations, requestedBy };
    const approvable = view === 'waiting-for-me';
    const page = { limit, offset };
    if (entityRef && !approvable) {
      const { entityRef: resourceRef } = await locator.name(
        entityRef,
        credentials,
      );
      await authorize(
        permissions,
        { permission: databricksDeploymentReadPermission, resourceRef },
        credentials,
      );
      res.json(
        await deployments.list({ ...filter, ...page, entityRef: resourceRef }),
      );
      return;
    }
    const narrow = await access.narrowing(credentials, {
      approvable,
      ...(approvable &&
        !options.approval.selfReview && {
          notRequestedBy: requesterOf(credentials),
        }),
    });
    res.json(
      await deployments.list({
        ...filter,
        ...page,
        ...(entityRef && { entityRef: entityRef.toLocaleLowerCase('en-US') }),
        narrow,
      }),
    );
  });

  router.post('/deployments', async (req, res) => {
    const credentials = await caller(req);
    const { entityRef, operation, ...rest } = req.body;
    const deployment = await audited(
      auditor,
      {
        eventId: 'deployment-create',
        severityLevel: severityOf(operation),
        request: req,
        meta: {
          entityRef,
          operation,
          ref: rest.ref,
          commit: rest.commit,
          promoteFrom: rest.promoteFrom,
          allowDestroy: rest.allowDestroy,
          whenBusy: rest.whenBusy,
          approveInAdvance: rest.approveInAdvance,
        },
      },
      async () => {
        const { entityRef: resourceRef } = await locator.name(
          entityRef,
          credentials,
        );
        await authorize(
          permissions,
          {
            permission: databricksOperationPermissions[operation],
            resourceRef,
          },
          credentials,
        );
        const earlier = await deployments.earlier({
          ...rest,
          operation,
          entityRef: resourceRef,
          promotedFrom: rest.promoteFrom,
        });
        if (earlier) {
          return {
            answer: earlier,
            meta: { deploymentId: earlier.id, state: earlier.state },
          };
        }
        const environment = await locator.locate(resourceRef, credentials);
        const request = await options.requests.read(req.body, environment, {
          credentials,
          mayRead: ref =>
            authorize(
              permissions,
              {
                permission: databricksDeploymentReadPermission,
                resourceRef: ref,
              },
              credentials,
            ),
        });
        await options.index.see(resourceRef);
        const answer = await deployments.create({
          ...request,
          environment,
          approveInAdvance: Boolean(
            rest.approveInAdvance &&
              (await access.mayApprove(resourceRef, credentials)),
          ),
          requestedBy: requesterOf(credentials),
        });
        return {
          answer,
          meta: { deploymentId: answer.id, state: answer.state },
        };
      },
    );
    res.status(201).json(await shown(deployment, credentials));
  });

  router.get('/deployments/:id', async (req, res) => {
    const credentials = await caller(req);
    const deployment = await access.find(req.params.id, credentials);
    res.json(await shown(deployment, credentials));
  });

  router.post('/deployments/:id/cancel', async (req, res) => {
    const credentials = await caller(req);
    const { id } = req.params;
    const reason = req.body?.reason;
    const answer = await audited(
      auditor,
      {
        eventId: 'deployment-cancel',
        severityLevel: 'medium',
        request: req,
        meta: { deploymentId: id, reason },
      },
      async () => {
        checkText('reason', reason);
        const { entityRef, operation } = await access.find(
          id,
          credentials,
          databricksDeploymentCancelPermission,
        );
        const cancelled = await deployments.cancel(id, {
          by: requesterOf(credentials),
          ...(reason && { reason }),
        });
        return {
          answer: cancelled,
          meta: { entityRef, operation, state: cancelled.state },
        };
      },
    );
    res.json(await shown(answer, credentials));
  });

  router.post('/deployments/:id/reviews', async (req, res) => {
    const credentials = await caller(req);
    const { id } = req.params;
    const { decision, comment, githubToken } = req.body;
    const answer = await audited(
      auditor,
      {
        eventId: 'deployment-review',
        severityLevel: 'high',
        request: req,
        // Never the token, only that there was one.
        meta: {
          deploymentId: id,
          decision,
          comment,
          withGitHubToken: githubToken !== undefined,
        },
      },
      async () => {
        checkText('comment', comment);
        const { entityRef, operation } = await access.find(id, credentials);
        const reviewed = await deployments.review(id, {
          decision,
          by: requesterOf(credentials),
          ...(comment && { comment }),
          ...(githubToken && { githubToken }),
          mayApprove: await access.mayApprove(entityRef, credentials),
        });
        return {
          answer: reviewed,
          meta: {
            entityRef,
            operation,
            state: reviewed.state,
            decidedWith: reviewed.approval?.decidedWith,
          },
        };
      },
    );
    res.json(await shown(answer, credentials));
  });

  router.get('/deployments/:id/log', async (req, res) => {
    const credentials = await caller(req);
    const { job, after } = req.query;
    await access.find(req.params.id, credentials);
    res.json(await deployments.log(req.params.id, { job, after }));
  });
}
