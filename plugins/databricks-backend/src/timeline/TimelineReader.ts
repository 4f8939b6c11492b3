import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  databricksDeploymentReadPermission,
  type Deployment,
  type WorkspaceTimeline,
} from '@lakeport/backstage-plugin-databricks-common';
import { allowedOf } from '../access/allowedOf';
import type { DeploymentService } from '../deployments/DeploymentService';
import type { WorkspaceLocator } from '../workspaces/WorkspaceLocator';
import type { WorkspaceRefs } from '../workspaces/WorkspaceRefs';
import type { WorkspaceStatusStore } from './WorkspaceStatusStore';

const MOST_DEPLOYMENTS = 50;

type Item = WorkspaceTimeline['items'][number];

/** Puts the statuses of a workspace beside the deployments of its environment. */
export class TimelineReader {
  readonly #locator: Pick<WorkspaceLocator, 'find'>;
  readonly #refs: Pick<WorkspaceRefs, 'load'>;
  readonly #store: Pick<WorkspaceStatusStore, 'of'>;
  readonly #deployments: Pick<DeploymentService, 'list'>;
  readonly #permissions: PermissionsService;

  constructor(options: {
    locator: Pick<WorkspaceLocator, 'find'>;
    refs: Pick<WorkspaceRefs, 'load'>;
    store: Pick<WorkspaceStatusStore, 'of'>;
    deployments: Pick<DeploymentService, 'list'>;
    permissions: PermissionsService;
  }) {
    this.#locator = options.locator;
    this.#refs = options.refs;
    this.#store = options.store;
    this.#deployments = options.deployments;
    this.#permissions = options.permissions;
  }

  /** @throws as {@link WorkspaceLocator.find} */
  async read(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<WorkspaceTimeline> {
    const [{ workspace, age }, withRefs, seen] = await Promise.all([
      this.#locator.find(id),
      this.#refs.load(credentials),
      this.#store.of(id),
    ]);
    const { environmentRef } = withRefs(workspace);
    const deployments = environmentRef
      ? await this.#deploymentsOf(environmentRef, credentials)
      : [];
    const items: Item[] = [
      ...seen.changes.map((change): Item => ({ kind: 'status', ...change })),
      ...deployments.map(deployment => itemOf(deployment)),
      ...(workspace.createdAt
        ? [{ kind: 'created' as const, at: workspace.createdAt }]
        : []),
    ];
    return {
      // Whoever asks before the first look has just made one.
      watchedSince: seen.watchedSince ?? age.readAt,
      items: items.sort((a, b) => Date.parse(b.at) - Date.parse(a.at)),
    };
  }

  /** None when the caller may not see deployments of the environment. */
  async #deploymentsOf(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Deployment[]> {
    const allowed = await allowedOf(
      this.#permissions,
      databricksDeploymentReadPermission,
      { resourceRefs: [entityRef], credentials },
    );
    if (!allowed.has(entityRef)) {
      return [];
    }
    const { items } = await this.#deployments.list({
      entityRef,
      limit: MOST_DEPLOYMENTS,
      offset: 0,
    });
    return items;
  }
}

function itemOf(deployment: Deployment): Item {
  const { id, operation, state, requestedAt, finishedAt } = deployment;
  return {
    kind: 'deployment',
    at: requestedAt,
    status: state,
    ...(deployment.message && { message: deployment.message }),
    deploymentId: id,
    operation,
    environmentRef: deployment.entityRef,
    ...(finishedAt && { endedAt: finishedAt }),
  };
}
