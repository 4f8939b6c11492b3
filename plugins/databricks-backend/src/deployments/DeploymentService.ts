import { randomUUID } from 'node:crypto';
import type {
  Deployment,
  DeploymentList,
  DeploymentOperation,
} from '@lakeport/backstage-plugin-databricks-common';
import type { Environment } from '../environments/Environment';
import type { DeploymentFollower } from './DeploymentFollower';
import { toDeployment, toListedDeployment } from './DeploymentRecord';
import type { DeploymentStore } from './DeploymentStore';

/** Starts deployments and tells of them. Who may is for the router to say. */
export class DeploymentService {
  readonly #store: DeploymentStore;
  readonly #follower: DeploymentFollower;
  readonly #workflow: string;

  constructor(options: {
    store: DeploymentStore;
    follower: DeploymentFollower;
    workflow: string;
  }) {
    this.#store = options.store;
    this.#follower = options.follower;
    this.#workflow = options.workflow;
  }

  /**
   * Makes a deployment and sends it. Its id is in the database before anything
   * is sent, so whatever happens afterwards can be told of.
   *
   * @returns the deployment; `failed` with what to do when it was refused
   * @throws ConflictError when the environment has an unfinished deployment
   */
  async create(request: {
    environment: Environment;
    operation: DeploymentOperation;
    allowDestroy?: string[];
    requestedBy: string;
    idempotencyKey?: string;
  }): Promise<Deployment> {
    const { environment, ...rest } = request;
    const { record, isNew } = await this.#store.insert(
      {
        ...rest,
        id: randomUUID(),
        entityRef: environment.entityRef,
        project: environment.project,
        environment: environment.environment,
        repository: environment.repository,
        workflow: this.#workflow,
      },
      this.#follower.claim(),
    );
    if (isNew) {
      await this.#follower.advance(record.id);
    }
    return this.get(record.id);
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<Deployment> {
    return toDeployment(await this.#store.get(id));
  }

  /** Newest first. */
  async list(request: {
    entityRef: string;
    limit?: number;
    offset?: number;
  }): Promise<DeploymentList> {
    const { items, totalItems } = await this.#store.list({
      entityRef: request.entityRef,
      limit: request.limit ?? 20,
      offset: request.offset ?? 0,
    });
    return { items: items.map(toListedDeployment), totalItems };
  }
}
