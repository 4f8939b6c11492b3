import { randomInt } from 'node:crypto';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  isFinished,
  type DeploymentState,
} from '@lakeport/backstage-plugin-databricks-common';
import type { Knex } from 'knex';
import type { DeploymentChanges } from './DeploymentChanges';
import { insertEndedJobs } from './DeploymentLogStore';
import type { DeploymentRecord, NewDeployment } from './DeploymentRecord';
import type { ChangedRun, DeploymentChange } from './DeploymentRequests';
import { deploymentRow } from './deploymentRow';
import type { DeploymentStep } from './DeploymentStep';
import { environmentKey } from './environmentKey';
import { insertTransition } from './insertTransition';
import { StaleDeploymentError } from './StaleDeploymentError';
import { startNext } from './startNext';
import { updateColumns } from './updateColumns';

const TABLE = 'deployments';
const FINISHED: DeploymentState[] = [
  'succeeded',
  'failed',
  'cancelled',
  'lost',
];

/** Who holds a deployment, and until when at the latest. */
export interface Claim {
  claimant: string;
  until: Date;
}

/**
 * Deployments in the database. Two rules are the database's own, so that they
 * hold over any number of replicas: one unfinished deployment per repository and
 * environment beside those that are queued, and one deployment per environment
 * entity and idempotency key. Every change of state is written together with its
 * transition.
 */
export class DeploymentStore {
  readonly #knex: Knex;
  readonly #changes: DeploymentChanges;

  constructor(options: { knex: Knex; changes: DeploymentChanges }) {
    this.#knex = options.knex;
    this.#changes = options.changes;
  }

  /**
   * Puts a deployment in, claimed so that nobody else takes it up before its
   * maker has, or queued (and then not claimed) behind those of its environment
   * that are not finished.
   *
   * @returns the deployment, and whether it is new: the same idempotency key
   *   gives the deployment that was made before
   * @throws ConflictError when the environment has an unfinished deployment and
   *   this one is not to be queued, or the idempotency key was used for something
   *   else
   */
  async insert(
    deployment: NewDeployment,
    options: { claim: Claim; whenBusy?: 'queue' | 'refuse' },
  ): Promise<{ record: DeploymentRecord; isNew: boolean }> {
    const before = await this.earlier(deployment);
    if (before) {
      return { record: before, isNew: false };
    }
    const key = environmentKey(deployment);
    let busy = await this.#ahead(key);
    try {
      if (!busy) {
        await this.#insertAs('requested', deployment, options.claim);
        return { record: await this.get(deployment.id), isNew: true };
      }
    } catch (error) {
      const same = await this.earlier(deployment);
      if (same) {
        return { record: same, isNew: false };
      }
      busy = await this.#ahead(key);
      if (!busy) {
        throw error;
      }
    }
    if (options.whenBusy !== 'queue') {
      const { id, operation, requestedBy } = busy;
      throw new ConflictError(
        `${deployment.project}/${deployment.environment} has an unfinished ${operation} (deployment ${id}, asked for by ${requestedBy}); wait for it to finish, cancel it, or have this one queued`,
      );
    }
    try {
      await this.#insertAs('queued', deployment);
    } catch (error) {
      const same = await this.earlier(deployment);
      if (same) {
        return { record: same, isNew: false };
      }
      throw error;
    }
    // The one before it may have finished just before this one was queued.
    await this.startNext(key);
    return { record: await this.get(deployment.id), isNew: true };
  }

  /**
   * The deployment that was made by an idempotency key.
   *
   * @throws ConflictError when it was asked for something else
   */
  async earlier(
    request: Pick<
      NewDeployment,
      'entityRef' | 'idempotencyKey' | 'operation' | 'requestDigest'
    >,
  ): Promise<DeploymentRecord | undefined> {
    if (!request.idempotencyKey) {
      return undefined;
    }
    const found: unknown = await this.#knex(TABLE)
      .where({
        entity_ref: request.entityRef,
        idempotency_key: request.idempotencyKey,
      })
      .first();
    if (!found) {
      return undefined;
    }
    const record = deploymentRow(found);
    const isOther =
      record.operation !== request.operation ||
      // Deployments of earlier versions have no digest.
      (record.requestDigest !== undefined &&
        request.requestDigest !== undefined &&
        record.requestDigest !== request.requestDigest);
    if (isOther) {
      throw new ConflictError(
        `The idempotency key ${request.idempotencyKey} was used for ${
          record.operation === request.operation
            ? `another ${record.operation}, of another ref or commit or with other allowDestroy`
            : record.operation
        } (deployment ${record.id}); use another one for this ${
          request.operation
        }`,
      );
    }
    return record;
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<DeploymentRecord> {
    const found: unknown = await this.#knex(TABLE).where({ id }).first();
    if (!found) {
      throw new NotFoundError(`There is no deployment ${id}`);
    }
    return deploymentRow(found);
  }

  /**
   * Writes what has come of a deployment, the transition where its state
   * changes, and, where it is finished, that the next one in the queue starts.
   *
   * @returns the deployment as it is now
   * @throws StaleDeploymentError when it was written since `record` was read, or
   *   is finished
   */
  async write(
    record: DeploymentRecord,
    step: DeploymentStep,
  ): Promise<DeploymentRecord> {
    const { update } = step;
    const now = new Date().toISOString();
    const state = update.state ?? record.state;
    const finished = isFinished({ state });
    const changes = await this.#knex.transaction(async tx => {
      const written = await tx(TABLE)
        .where({ id: record.id, version: record.version })
        .whereNotIn('state', FINISHED)
        .update({
          ...updateColumns(update),
          updated_at: now,
          version: record.version + 1,
          ...(finished && { finished_at: now, active_key: null }),
        });
      if (written !== 1) {
        throw new StaleDeploymentError(
          `Deployment ${record.id} was written in the meantime`,
        );
      }
      await insertEndedJobs(tx, record.id, step.endedJobs ?? []);
      const change: DeploymentChange = {
        id: record.id,
        entityRef: record.entityRef,
        state,
      };
      if (state !== record.state) {
        change.transition = await insertTransition(tx, record.id, {
          from: record.state,
          to: state,
          at: now,
          actor: step.actor ?? 'portal',
          cause: step.cause ?? update.message ?? `It is ${state}`,
        });
      }
      const started = finished
        ? await startNext(tx, record.environmentKey)
        : undefined;
      return started ? [change, started] : [change];
    });
    this.#changes.tell(changes);
    return {
      ...record,
      ...update,
      updatedAt: now,
      version: record.version + 1,
      ...(finished && { finishedAt: now }),
    };
  }

  /** Starts the oldest queued deployment of an environment that has no other one. */
  async startNext(key: string): Promise<void> {
    try {
      const started = await this.#knex.transaction(tx => startNext(tx, key));
      if (started) {
        this.#changes.tell([started]);
      }
    } catch (error) {
      // Another replica was faster; its deployment goes first.
      if (!(await this.#active(key))) {
        throw error;
      }
    }
  }

  /** Environments whose queue has nobody before it, because something crashed. */
  async stalledQueues(limit: number): Promise<string[]> {
    const rows: Array<{ environment_key: string }> = await this.#knex(TABLE)
      .distinct('environment_key')
      .where({ state: 'queued' })
      .whereNotIn(
        'environment_key',
        this.#knex(TABLE).select('active_key').whereNotNull('active_key'),
      )
      .limit(limit);
    return rows.map(row => row.environment_key);
  }

  /** Unfinished deployments that nobody holds and that are due, longest due first. */
  async due(limit: number): Promise<string[]> {
    const rows: Array<{ id: string }> = await this.#knex(TABLE)
      .select('id')
      .whereNotNull('active_key')
      .andWhere(claimable)
      .andWhere(dueNow)
      // SQLite and PostgreSQL put nulls at different ends.
      .orderByRaw("coalesce(next_look_at, ''), requested_at")
      .limit(limit);
    return rows.map(({ id }) => id);
  }

  /** Takes a deployment up; undefined when another replica was faster or it is finished. */
  async claim(id: string, claim: Claim): Promise<DeploymentRecord | undefined> {
    const taken = await this.#knex(TABLE)
      .where({ id })
      .whereNotNull('active_key')
      .andWhere(claimable)
      .update({
        claimed_by: claim.claimant,
        claimed_until: claim.until.toISOString(),
      });
    return taken === 1 ? this.get(id) : undefined;
  }

  /** Lets go of all that the claimant holds. */
  async releaseAll(claimant: string): Promise<void> {
    await this.#knex(TABLE)
      .where({ claimed_by: claimant })
      .update({ claimed_by: null, claimed_until: null });
  }

  /**
   * Lets go of a deployment after a look, and says when the next one is due;
   * sooner where somebody has asked for one in the meantime.
   */
  async release(
    record: Pick<DeploymentRecord, 'id' | 'nextLookAt'>,
    claimant: string,
    next: { looks: number; nextLookAt?: string },
  ): Promise<void> {
    const seen = record.nextLookAt ?? '';
    await this.#knex(TABLE)
      .where({ id: record.id, claimed_by: claimant })
      .update({
        claimed_by: null,
        claimed_until: null,
        looks: next.looks,
        next_look_at: this.#knex.raw(
          "case when coalesce(next_look_at, '') = ? then ? else next_look_at end",
          [seen, next.nextLookAt ?? null],
        ),
      });
  }

  /** Has a deployment looked at as soon as somebody can. */
  async hurry(id: string): Promise<void> {
    await this.#knex(TABLE)
      .where({ id })
      .update({ next_look_at: momentOfItsOwn() });
  }

  /**
   * As {@link DeploymentStore.hurry}, for those that follow a run or may be
   * about to find it.
   *
   * @returns their ids
   */
  async hurryRun({ repository, runId }: ChangedRun): Promise<string[]> {
    const { host, owner, repo } = repository;
    const rows: Array<{ id: string }> = await this.#knex(TABLE)
      .select('id')
      .whereNotNull('active_key')
      .whereRaw('lower(host) = ? and lower(owner) = ? and lower(repo) = ?', [
        host.toLowerCase(),
        owner.toLowerCase(),
        repo.toLowerCase(),
      ])
      .andWhere(query =>
        query
          .where({ run_id: runId })
          .orWhere(sent =>
            sent.whereNull('run_id').whereNotNull('dispatch_tried_at'),
          ),
      );
    const ids = rows.map(({ id }) => id);
    await this.#knex(TABLE)
      .whereIn('id', ids)
      .update({ next_look_at: momentOfItsOwn() });
    return ids;
  }

  async #insertAs(
    state: 'requested' | 'queued',
    deployment: NewDeployment,
    claim?: Claim,
  ): Promise<void> {
    const now = new Date().toISOString();
    const { repository } = deployment;
    const key = environmentKey(deployment);
    const change = await this.#knex.transaction(async tx => {
      await tx(TABLE).insert({
        id: deployment.id,
        entity_ref: deployment.entityRef,
        project: deployment.project,
        environment: deployment.environment,
        operation: deployment.operation,
        state,
        requested_by: deployment.requestedBy,
        requested_at: now,
        updated_at: now,
        host: repository.host,
        owner: repository.owner,
        repo: repository.repo,
        workflow: deployment.workflow,
        jobs: '[]',
        allow_destroy: deployment.allowDestroy?.length
          ? JSON.stringify(deployment.allowDestroy)
          : null,
        comment: deployment.comment ?? null,
        ref: deployment.ref ?? null,
        commit: deployment.commit ?? null,
        promoted_from: deployment.promotedFrom ?? null,
        approve_in_advance: deployment.approveInAdvance ?? false,
        approval: deployment.approval
          ? JSON.stringify(deployment.approval)
          : null,
        phase: deployment.phase ?? null,
        idempotency_key: deployment.idempotencyKey ?? null,
        request_digest: deployment.requestDigest ?? null,
        environment_key: key,
        active_key: state === 'requested' ? key : null,
        sending_since: state === 'requested' ? now : null,
        claimed_by: claim?.claimant ?? null,
        claimed_until: claim?.until.toISOString() ?? null,
      });
      const transition = await insertTransition(tx, deployment.id, {
        to: state,
        at: now,
        actor: deployment.requestedBy,
        cause:
          state === 'requested'
            ? 'Asked for'
            : 'Asked for, while another deployment of the environment was not finished',
      });
      return {
        id: deployment.id,
        entityRef: deployment.entityRef,
        state,
        transition,
      };
    });
    this.#changes.tell([change]);
  }

  /** Who is before a new deployment: the unfinished one, else the first of the queue. */
  async #ahead(key: string): Promise<DeploymentRecord | undefined> {
    const found: unknown =
      (await this.#active(key)) ??
      (await this.#knex(TABLE)
        .where({ environment_key: key, state: 'queued' })
        .orderBy(['requested_at', 'id'])
        .first());
    return found ? deploymentRow(found) : undefined;
  }

  async #active(key: string): Promise<unknown> {
    return this.#knex(TABLE).where({ active_key: key }).first();
  }
}

function claimable(query: Knex.QueryBuilder): void {
  query
    .whereNull('claimed_until')
    .orWhere('claimed_until', '<', new Date().toISOString());
}

function dueNow(query: Knex.QueryBuilder): void {
  query
    .whereNull('next_look_at')
    .orWhere('next_look_at', '<=', new Date().toISOString());
}

/**
 * A moment that has passed, told from others by chance: whoever looked sees that
 * it was asked for again also where both fall into one millisecond.
 */
function momentOfItsOwn(): string {
  return new Date(Date.now() - randomInt(60_000)).toISOString();
}
