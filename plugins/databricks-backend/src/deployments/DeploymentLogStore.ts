import type { DeploymentLog } from '@lakeport/backstage-plugin-databricks-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { EndedJob } from './DeploymentStep';
import { keptLog, type KeptLog } from './keptLog';

const TABLE = 'deployment_logs';
/** How many lines one answer holds. */
const PAGE_LINES = 2_000;

const dueRow = z.object({
  deployment_id: z.string(),
  job: z.string(),
  job_id: z.string(),
  tries: z.number(),
  host: z.string(),
  owner: z.string(),
  repo: z.string(),
});

const logRow = z.object({
  text: z.string().nullable(),
  omitted_lines: z.number(),
  complete: z.union([z.boolean(), z.number().transform(Boolean)]),
  problem: z.string().nullable(),
});

/** A log that is still to be read. */
export interface DueLog {
  deploymentId: string;
  job: string;
  jobId: string;
  tries: number;
  repository: { host: string; owner: string; repo: string };
}

/** Notes jobs that have ended, within the transaction that writes them. */
export async function insertEndedJobs(
  tx: Knex.Transaction,
  deploymentId: string,
  jobs: readonly EndedJob[],
): Promise<void> {
  for (const { job, jobId, tail } of jobs) {
    const row = {
      deployment_id: deploymentId,
      job: job.slice(0, 255),
      job_id: jobId,
      text: null,
      line_count: 0,
      omitted_lines: 0,
      complete: false,
      problem: null,
      tries: 0,
      next_try_at: null,
      ...(tail && columnsOf(keptLog(tail))),
    };
    await tx(TABLE)
      .insert(row)
      .onConflict(['deployment_id', 'job'])
      // Another run's job of that name, or one whose log was not read yet.
      .merge()
      .where(query =>
        query
          .whereNot(`${TABLE}.job_id`, jobId)
          .orWhere(`${TABLE}.complete`, false),
      );
  }
}

/** The ends of jobs' logs in the database. */
export class DeploymentLogStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** Logs that are to be read now. */
  async due(limit: number): Promise<DueLog[]> {
    const rows: unknown[] = await this.#knex(TABLE)
      .join('deployments', 'deployments.id', `${TABLE}.deployment_id`)
      .select(
        `${TABLE}.deployment_id`,
        `${TABLE}.job`,
        `${TABLE}.job_id`,
        `${TABLE}.tries`,
        'deployments.host',
        'deployments.owner',
        'deployments.repo',
      )
      .where({ complete: false })
      .andWhere(query =>
        query
          .whereNull('next_try_at')
          .orWhere('next_try_at', '<=', new Date().toISOString()),
      )
      .orderByRaw("coalesce(next_try_at, '')")
      .limit(limit);
    return rows.map(found => {
      const row = dueRow.parse(found);
      return {
        deploymentId: row.deployment_id,
        job: row.job,
        jobId: row.job_id,
        tries: row.tries,
        repository: { host: row.host, owner: row.owner, repo: row.repo },
      };
    });
  }

  /** Takes a log up; false when another replica was faster. */
  async take(log: DueLog, nextTryAt: Date): Promise<boolean> {
    const taken = await this.#knex(TABLE)
      .where({ ...keyOf(log), tries: log.tries, complete: false })
      .update({ tries: log.tries + 1, next_try_at: nextTryAt.toISOString() });
    return taken === 1;
  }

  /** Keeps what was read. */
  async keep(log: DueLog, kept: KeptLog): Promise<void> {
    await this.#knex(TABLE).where(keyOf(log)).update(columnsOf(kept));
  }

  /** Says why a log will never be there. */
  async giveUp(log: DueLog, problem: string): Promise<void> {
    await this.#knex(TABLE)
      .where(keyOf(log))
      .update({ complete: true, problem, next_try_at: null });
  }

  /**
   * The lines of a job's log after the first `after` ones that are kept; none,
   * and not complete, as long as the log was not read.
   */
  async read(
    deploymentId: string,
    request: { job: string; after?: number },
  ): Promise<DeploymentLog | undefined> {
    const { job, after = 0 } = request;
    const found: unknown = await this.#knex(TABLE)
      .select('text', 'omitted_lines', 'complete', 'problem')
      .where({ deployment_id: deploymentId, job })
      .first();
    if (!found) {
      return undefined;
    }
    const row = logRow.parse(found);
    const all = row.text ? row.text.split('\n') : [];
    const lines = all.slice(after, after + PAGE_LINES);
    return {
      job,
      lines,
      next: Math.min(after, all.length) + lines.length,
      complete: row.complete && after + PAGE_LINES >= all.length,
      ...(row.omitted_lines > 0 && { omittedLines: row.omitted_lines }),
      ...(row.problem && { problem: row.problem }),
    };
  }
}

function keyOf(log: DueLog) {
  return { deployment_id: log.deploymentId, job: log.job };
}

function columnsOf(kept: KeptLog) {
  return {
    text: kept.text,
    line_count: kept.lineCount,
    omitted_lines: kept.omittedLines,
    complete: true,
    next_try_at: null,
  };
}
