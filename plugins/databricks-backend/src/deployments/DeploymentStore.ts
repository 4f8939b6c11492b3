import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { isFinished } from '@lakeport/backstage-plugin-databricks-common';
import type { Knex } from 'knex';
import type {
  DeploymentRecord,
  DeploymentUpdate,
  NewDeployment,
} from './DeploymentRecord';
import { deploymentRow } from './deploymentRow';

const TABLE = 'deployments';

/**
 * Deployments in the database. Two rules are the database's own, so that they
 * hold over any number of replicas: one unfinished deployment per repository and
 * environment, and one deployment per environment entity and idempotency key.
 */
export class DeploymentStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Connects and, unless the operator does it by other means, migrates. */
  static async create(database: DatabaseService): Promise<DeploymentStore> {
    const knex = await database.getClient();
    if (!database.migrations?.skip) {
      await knex.migrate.latest({
        directory: resolvePackagePath(
          '@lakeport/backstage-plugin-databricks-backend',
          'migrations',
        ),
      });
    }
    return new DeploymentStore(knex);
  }

  /**
   * Puts a deployment in, claimed by `claimant` so that nobody else takes it up
   * before its maker has.
   *
   * @returns the deployment, and whether it is new: the same idempotency key
   *   gives the deployment that was made before
   * @throws ConflictError when the environment has an unfinished deployment, or
   *   the idempotency key was used for another operation
   */
  async insert(
    deployment: NewDeployment,
    claim: { claimant: string; until: Date },
  ): Promise<{ record: DeploymentRecord; isNew: boolean }> {
    const before = await this.#byIdempotencyKey(deployment);
    if (before) {
      return { record: before, isNew: false };
    }
    const now = new Date().toISOString();
    const { repository } = deployment;
    try {
      await this.#knex(TABLE).insert({
        id: deployment.id,
        entity_ref: deployment.entityRef,
        project: deployment.project,
        environment: deployment.environment,
        operation: deployment.operation,
        state: 'requested',
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
        idempotency_key: deployment.idempotencyKey ?? null,
        active_key: activeKey(deployment),
        claimed_by: claim.claimant,
        claimed_until: claim.until.toISOString(),
      });
    } catch (error) {
      const same = await this.#byIdempotencyKey(deployment);
      if (same) {
        return { record: same, isNew: false };
      }
      const active = await this.#knex(TABLE)
        .where({ active_key: activeKey(deployment) })
        .first();
      if (active) {
        const { id, operation, requestedBy } = deploymentRow(active);
        throw new ConflictError(
          `${deployment.project}/${deployment.environment} has an unfinished ${operation} (deployment ${id}, asked for by ${requestedBy}); wait for it to finish`,
        );
      }
      throw error;
    }
    return { record: await this.get(deployment.id), isNew: true };
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<DeploymentRecord> {
    const found = await this.#knex(TABLE).where({ id }).first();
    if (!found) {
      throw new NotFoundError(`There is no deployment ${id}`);
    }
    return deploymentRow(found);
  }

  /** Newest first. */
  async list(request: {
    entityRef: string;
    limit: number;
    offset: number;
  }): Promise<{ items: DeploymentRecord[]; totalItems: number }> {
    const where = { entity_ref: request.entityRef };
    const rows: unknown[] = await this.#knex(TABLE)
      .where(where)
      .orderBy([
        { column: 'requested_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(request.limit)
      .offset(request.offset);
    const [count] = await this.#knex(TABLE).where(where).count({ total: '*' });
    return {
      items: rows.map(deploymentRow),
      totalItems: Number(count.total),
    };
  }

  /** Writes what following it has shown; a finished deployment stays as it is. */
  async update(id: string, update: DeploymentUpdate): Promise<void> {
    const now = new Date().toISOString();
    const finished = update.state && isFinished({ state: update.state });
    await this.#knex(TABLE)
      .where({ id })
      .whereNotNull('active_key')
      .update({
        updated_at: now,
        ...(update.state && { state: update.state }),
        ...(finished && { finished_at: now, active_key: null }),
        ...(update.jobs && { jobs: JSON.stringify(update.jobs) }),
        ...('runId' in update && { run_id: update.runId ?? null }),
        ...('runUrl' in update && { run_url: update.runUrl ?? null }),
        ...('failedStep' in update && {
          failed_step: update.failedStep ?? null,
        }),
        ...('message' in update && { message: update.message ?? null }),
        ...('log' in update && { log: update.log ?? null }),
        ...('rehearsal' in update && { rehearsal: update.rehearsal ?? null }),
        ...(update.plan && { plan: JSON.stringify(update.plan) }),
        ...('planProblem' in update && {
          plan_problem: update.planProblem ?? null,
        }),
        ...(update.result && { result: JSON.stringify(update.result) }),
        ...('resultProblem' in update && {
          result_problem: update.resultProblem ?? null,
        }),
        ...('dispatchTriedAt' in update && {
          dispatch_tried_at: update.dispatchTriedAt ?? null,
        }),
      });
  }

  /** Unfinished deployments that nobody holds, oldest first. */
  async unclaimed(limit: number): Promise<string[]> {
    const rows: Array<{ id: string }> = await this.#knex(TABLE)
      .select('id')
      .whereNotNull('active_key')
      .andWhere(query => claimable(query))
      .orderBy('requested_at')
      .limit(limit);
    return rows.map(({ id }) => id);
  }

  /** Takes a deployment up; false when another replica was faster. */
  async claim(
    id: string,
    claim: { claimant: string; until: Date },
  ): Promise<boolean> {
    const taken = await this.#knex(TABLE)
      .where({ id })
      .whereNotNull('active_key')
      .andWhere(query => claimable(query))
      .update({
        claimed_by: claim.claimant,
        claimed_until: claim.until.toISOString(),
      });
    return taken === 1;
  }

  /** Lets go of a deployment, or of all that the claimant holds. */
  async release(claimant: string, id?: string): Promise<void> {
    await this.#knex(TABLE)
      .where({ claimed_by: claimant, ...(id && { id }) })
      .update({ claimed_by: null, claimed_until: null });
  }

  async #byIdempotencyKey(
    deployment: NewDeployment,
  ): Promise<DeploymentRecord | undefined> {
    if (!deployment.idempotencyKey) {
      return undefined;
    }
    const found = await this.#knex(TABLE)
      .where({
        entity_ref: deployment.entityRef,
        idempotency_key: deployment.idempotencyKey,
      })
      .first();
    if (!found) {
      return undefined;
    }
    const record = deploymentRow(found);
    if (record.operation !== deployment.operation) {
      throw new ConflictError(
        `The idempotency key ${deployment.idempotencyKey} was used for ${record.operation} (deployment ${record.id}); use another one for ${deployment.operation}`,
      );
    }
    return record;
  }
}

function claimable(query: Knex.QueryBuilder): void {
  query
    .whereNull('claimed_until')
    .orWhere('claimed_until', '<', new Date().toISOString());
}

function activeKey(deployment: NewDeployment): string {
  const { host, owner, repo } = deployment.repository;
  return `${host}/${owner}/${repo}#${deployment.environment}`.toLowerCase();
}
