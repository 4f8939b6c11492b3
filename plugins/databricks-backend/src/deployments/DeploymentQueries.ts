import type { DeploymentTransition } from '@lakeport/backstage-plugin-databricks-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { DeploymentRecord } from './DeploymentRecord';
import type { ListRequest } from './DeploymentRequests';
import { deploymentRow } from './deploymentRow';

const TABLE = 'deployments';
const UNFINISHED = ['queued', 'requested', 'dispatched', 'running', 'waiting'];

const states = z.enum([
  'queued',
  'requested',
  'dispatched',
  'running',
  'waiting',
  'succeeded',
  'failed',
  'cancelled',
  'lost',
]);

const transitionRow = z.object({
  from_state: states.nullable(),
  to_state: states,
  at: z.string(),
  actor: z.string(),
  cause: z.string(),
});

/** Questions about deployments that change nothing. */
export class DeploymentQueries {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** Newest first. */
  async list(
    request: ListRequest,
  ): Promise<{ items: DeploymentRecord[]; totalItems: number }> {
    const query = this.#knex(TABLE).leftJoin(
      'environments',
      'environments.entity_ref',
      `${TABLE}.entity_ref`,
    );
    this.#select(query, request);
    const [count] = await query.clone().count({ total: '*' });
    const rows: unknown[] = await query
      .select(`${TABLE}.*`)
      .orderBy([
        { column: `${TABLE}.requested_at`, order: 'desc' },
        { column: `${TABLE}.id`, order: 'desc' },
      ])
      .limit(request.limit)
      .offset(request.offset);
    return {
      items: rows.map(deploymentRow),
      totalItems: Number(count.total),
    };
  }

  /** Every state that a deployment came to, oldest first. */
  async transitions(id: string): Promise<DeploymentTransition[]> {
    const rows: unknown[] = await this.#knex('deployment_transitions')
      .where({ deployment_id: id })
      .orderBy('id');
    return rows.map(found => {
      const row = transitionRow.parse(found);
      return {
        ...(row.from_state && { from: row.from_state }),
        to: row.to_state,
        at: row.at,
        actor: row.actor,
        cause: row.cause,
      };
    });
  }

  /** The deployment of an environment that is neither finished nor queued. */
  async active(entityRef: string): Promise<DeploymentRecord | undefined> {
    return this.#first(
      this.#knex(TABLE)
        .where({ entity_ref: entityRef })
        .whereNotNull('active_key'),
    );
  }

  /** The last apply of an environment that succeeded. */
  async applied(entityRef: string): Promise<DeploymentRecord | undefined> {
    return this.#first(
      this.#knex(TABLE)
        .where({
          entity_ref: entityRef,
          operation: 'apply',
          state: 'succeeded',
        })
        .orderBy('finished_at', 'desc'),
    );
  }

  /** How many deployments of an environment are queued. */
  async queuedCount(entityRef: string): Promise<number> {
    const [count] = await this.#knex(TABLE)
      .where({ entity_ref: entityRef, state: 'queued' })
      .count({ total: '*' });
    return Number(count.total);
  }

  /** Which deployment has to finish before a queued one begins. */
  async queuedBehind(record: DeploymentRecord): Promise<string | undefined> {
    if (record.state !== 'queued') {
      return undefined;
    }
    const before =
      (await this.#first(
        this.#knex(TABLE)
          .where({ environment_key: record.environmentKey, state: 'queued' })
          .andWhere(query =>
            query
              .where('requested_at', '<', record.requestedAt)
              .orWhere(same =>
                same
                  .where({ requested_at: record.requestedAt })
                  .andWhere('id', '<', record.id),
              ),
          )
          .orderBy([
            { column: 'requested_at', order: 'desc' },
            { column: 'id', order: 'desc' },
          ]),
      )) ??
      (await this.#first(
        this.#knex(TABLE).where({ active_key: record.environmentKey }),
      ));
    return before?.id;
  }

  #select(query: Knex.QueryBuilder, request: ListRequest): void {
    const { entityRef, project, requestedBy, operations, narrow } = request;
    query.where(where => {
      where.where({
        ...(entityRef && { [`${TABLE}.entity_ref`]: entityRef }),
        ...(project && { [`${TABLE}.project`]: project }),
        ...(requestedBy && { [`${TABLE}.requested_by`]: requestedBy }),
      });
    });
    if (request.states?.length) {
      query.whereIn(`${TABLE}.state`, request.states);
    }
    if (operations?.length) {
      query.whereIn(`${TABLE}.operation`, operations);
    }
    if (narrow) {
      query.andWhere(narrow);
    }
    switch (request.view) {
      case 'running':
        query.whereIn(`${TABLE}.state`, UNFINISHED);
        break;
      case 'waiting-for-me':
        query.where(`${TABLE}.state`, 'waiting');
        break;
      case 'failing':
        query
          .whereIn(`${TABLE}.state`, ['failed', 'cancelled', 'lost'])
          .whereNotExists(
            this.#knex(`${TABLE} as later`)
              .select('later.id')
              .whereRaw('later.entity_ref = deployments.entity_ref')
              .whereRaw('later.finished_at > deployments.finished_at'),
          );
        break;
      default:
    }
  }

  async #first(
    query: Knex.QueryBuilder,
  ): Promise<DeploymentRecord | undefined> {
    const found: unknown = await query.first();
    return found ? deploymentRow(found) : undefined;
  }
}
