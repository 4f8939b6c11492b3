import { randomUUID } from 'node:crypto';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  isFinished,
  type Deployment,
  type DeploymentList,
  type DeploymentLog,
} from '@lakeport/backstage-plugin-databricks-common';
import type { ApprovalSettings } from './ApprovalSettings';
import { cancelledStep } from './cancelledStep';
import type { Deployer } from './Deployer';
import type { DeploymentChanges } from './DeploymentChanges';
import type { DeploymentFollower } from './DeploymentFollower';
import type { DeploymentLogStore } from './DeploymentLogStore';
import type { DeploymentQueries } from './DeploymentQueries';
import {
  toDeployment,
  toListedDeployment,
  type DeploymentRecord,
} from './DeploymentRecord';
import type {
  CancelRequest,
  ChangedRun,
  DeploymentChange,
  ListRequest,
  LogRequest,
  NewRequest,
  ReviewRequest,
} from './DeploymentRequests';
import type { DeploymentStep } from './DeploymentStep';
import type { DeploymentStore } from './DeploymentStore';
import { DispatchRefusedError } from './DispatchRefusedError';
import { prepareDeployment } from './prepareDeployment';
import { requestDigest } from './requestDigest';
import { reviewStep } from './reviewStep';
import { StaleDeploymentError } from './StaleDeploymentError';

/** How long the caller waits for GitHub to say what a ref is. */
const PREPARE_MS = 20_000;
/** How often something is tried again that somebody else was faster with. */
const MOST_TRIES = 10;

/** Starts, ends and reviews deployments, and tells of them. Who may is for the router to say. */
export class DeploymentService {
  readonly #options: {
    store: DeploymentStore;
    queries: DeploymentQueries;
    logs: DeploymentLogStore;
    changes: DeploymentChanges;
    follower: DeploymentFollower;
    deployer: Deployer;
    workflow: string;
    approval: ApprovalSettings;
  };

  /** @param options - `workflow`: file name of the workflow that deploys */
  constructor(options: {
    store: DeploymentStore;
    queries: DeploymentQueries;
    logs: DeploymentLogStore;
    changes: DeploymentChanges;
    follower: DeploymentFollower;
    deployer: Deployer;
    workflow: string;
    approval: ApprovalSettings;
  }) {
    this.#options = options;
  }

  /**
   * Makes a deployment and sends it, or queues it. Its id is in the database
   * before anything is sent, so whatever happens afterwards can be told of.
   *
   * @returns the deployment; `failed` with what to do when it was refused
   * @throws InputError when the ref is not there or the commit is not on it
   * @throws ConflictError when the environment has an unfinished deployment and
   *   this one is not to be queued, or the idempotency key was used for something
   *   else
   */
  async create(request: NewRequest): Promise<Deployment> {
    const { environment, whenBusy, ...rest } = request;
    const { store, follower, workflow } = this.#options;
    const deployment = {
      ...rest,
      id: randomUUID(),
      entityRef: environment.entityRef,
      project: environment.project,
      environment: environment.environment,
      repository: environment.repository,
      workflow,
      requestDigest: requestDigest(request),
    };
    const earlier = await store.earlier(deployment);
    if (earlier) {
      return this.get(earlier.id);
    }
    const { record, isNew } = await store.insert(
      { ...deployment, ...(await this.#prepare(deployment)) },
      { claim: follower.claim(), whenBusy },
    );
    if (isNew && record.state === 'requested') {
      await follower.advance(record);
    }
    return this.get(record.id);
  }

  /**
   * The deployment that the same request has made before, by its idempotency
   * key: asking again gives it whatever the repository says by now.
   *
   * @throws ConflictError when the key was used for something else
   */
  async earlier(
    request: Parameters<typeof requestDigest>[0] & {
      entityRef: string;
      idempotencyKey?: string;
    },
  ): Promise<Deployment | undefined> {
    const found = await this.#options.store.earlier({
      ...request,
      requestDigest: requestDigest(request),
    });
    return found && this.get(found.id);
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<Deployment> {
    const { store, queries } = this.#options;
    const record = await store.get(id);
    const queuedBehind = await queries.queuedBehind(record);
    return {
      ...toDeployment(record),
      ...(queuedBehind && { queuedBehind }),
      transitions: await queries.transitions(id),
    };
  }

  /** Newest first. */
  async list(request: ListRequest): Promise<DeploymentList> {
    const { queries } = this.#options;
    const { items, totalItems } = await queries.list(request);
    return {
      totalItems,
      items: await Promise.all(
        items.map(async record => {
          const queuedBehind = await queries.queuedBehind(record);
          return {
            ...toListedDeployment(record),
            ...(queuedBehind && { queuedBehind }),
          };
        }),
      ),
    };
  }

  /**
   * Ends a deployment: at once when nothing of it runs, else by way of its run.
   * Once more is the same as once.
   *
   * @throws NotFoundError
   * @throws ConflictError when it has come to another end
   */
  async cancel(id: string, request: CancelRequest): Promise<Deployment> {
    const written = await this.#write(id, async record => {
      if (isFinished(record) && record.state !== 'cancelled') {
        throw new ConflictError(
          `Deployment ${id} has ended: it is ${record.state}, and cannot be cancelled`,
        );
      }
      if (record.state === 'cancelled' || record.cancellation) {
        return undefined;
      }
      const cancellation = { ...request, at: new Date().toISOString() };
      if (!isUnderWay(record)) {
        const step = cancelledStep(cancellation, whatWasDone(record));
        return { ...step, update: { ...step.update, cancellation } };
      }
      return {
        update: {
          cancellation,
          message: `Cancelled by ${request.by}; ending its run`,
        },
      };
    });
    if (written && !isFinished(written)) {
      await this.#hurry(id);
    }
    return this.get(id);
  }

  /**
   * Approves or rejects a deployment that waits for it: in the portal, or at
   * GitHub with the caller's own token or, where the operator lets it, the
   * portal's credentials.
   *
   * @throws NotFoundError
   * @throws ConflictError when it does not wait
   * @throws NotAllowedError when the caller may not review it
   */
  async review(id: string, request: ReviewRequest): Promise<Deployment> {
    const { deployer, approval } = this.#options;
    let given: DeploymentStep | undefined;
    await this.#write(id, async record => {
      if (given) {
        // GitHub has it already: it is written whatever was written in between.
        return isFinished(record) ? undefined : given;
      }
      const step = await reviewStep(record, request, {
        deployer,
        approval,
        now: new Date(),
      });
      given = record.approval?.by === 'github' ? step : undefined;
      return step;
    });
    await this.#hurry(id);
    return this.get(id);
  }

  /**
   * Lines of a job's log.
   *
   * @throws NotFoundError when there is no such deployment or job
   */
  async log(id: string, request: LogRequest): Promise<DeploymentLog> {
    const { store, logs } = this.#options;
    const record = await store.get(id);
    const job = record.jobs.find(({ name }) => name === request.job);
    if (!job) {
      throw new NotFoundError(
        `Deployment ${id} has no job "${request.job}"; it has ${
          record.jobs.map(({ name }) => `"${name}"`).join(', ') || 'none yet'
        }`,
      );
    }
    const kept = await logs.read(id, request);
    return (
      kept ?? {
        job: request.job,
        lines: [],
        next: request.after ?? 0,
        // A job that was skipped has no log; one that runs has none yet.
        complete: job.status === 'completed' || isFinished(record),
      }
    );
  }

  /** The deployment of an environment that is neither finished nor queued. */
  async active(entityRef: string): Promise<Deployment | undefined> {
    const record = await this.#options.queries.active(entityRef);
    return record && toDeployment(record);
  }

  /** The last apply of an environment that succeeded. */
  async applied(entityRef: string): Promise<Deployment | undefined> {
    const record = await this.#options.queries.applied(entityRef);
    return record && toListedDeployment(record);
  }

  /** How many deployments of an environment are queued. */
  async queuedCount(entityRef: string): Promise<number> {
    return this.#options.queries.queuedCount(entityRef);
  }

  /** Somebody says that a run has changed: looks at its deployment now. */
  async kick(run: ChangedRun): Promise<void> {
    const { store, follower } = this.#options;
    const ids = await store.hurryRun(run);
    await Promise.all(ids.map(id => follower.look(id)));
  }

  /**
   * Hears of every write of this process, after its commit. Other replicas'
   * writes are in the table of transitions alone.
   *
   * @returns what ends it
   */
  onChange(listener: (change: DeploymentChange) => void): () => void {
    return this.#options.changes.subscribe(listener);
  }

  /**
   * What the request means now. Nothing where GitHub cannot be asked: then it is
   * found out before sending.
   */
  async #prepare(request: Parameters<typeof prepareDeployment>[0]) {
    const { deployer, approval } = this.#options;
    try {
      return await prepareDeployment(request, deployer, {
        approval,
        signal: AbortSignal.timeout(PREPARE_MS),
      });
    } catch (error) {
      if (error instanceof DispatchRefusedError) {
        throw new InputError(error.message);
      }
      return undefined;
    }
  }

  /** Reads and writes, again where somebody else has written in between. */
  async #write(
    id: string,
    decide: (record: DeploymentRecord) => Promise<DeploymentStep | undefined>,
  ): Promise<DeploymentRecord | undefined> {
    const { store } = this.#options;
    for (let tries = 1; ; tries++) {
      const record = await store.get(id);
      const step = await decide(record);
      if (!step) {
        return undefined;
      }
      try {
        return await store.write(record, step);
      } catch (error) {
        if (!(error instanceof StaleDeploymentError) || tries === MOST_TRIES) {
          throw error;
        }
      }
    }
  }

  async #hurry(id: string): Promise<void> {
    await this.#options.store.hurry(id);
    await this.#options.follower.look(id);
  }
}

/** Whether something of a deployment runs, or may run without being seen yet. */
function isUnderWay(record: DeploymentRecord): boolean {
  if (record.state === 'waiting' && record.approval?.by === 'portal') {
    return false;
  }
  return record.runId !== undefined || record.dispatchTriedAt !== undefined;
}

function whatWasDone(record: DeploymentRecord): string {
  return record.plan || record.planRunId
    ? 'Planned, and nothing was changed'
    : 'Nothing was started';
}
