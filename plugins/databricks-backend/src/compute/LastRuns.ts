import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type {
  Job,
  SourceError,
} from '@lakeport/backstage-plugin-databricks-common';
import { bulkhead } from 'cockatiel';
import { ReadingCache } from '../cache/ReadingCache';
import type { LocatedWorkspace } from '../workspaces/WorkspaceLocator';
import { lastRunItem } from './computeItems';

const FRESH_MS = 60_000;
const KEEP_MS = 60 * 60_000;
const DEADLINE_MS = 15_000;
/** Of one page at a time, so that a page of jobs leaves room for other pages. */
const CONCURRENCY = 4;

type Told = { run?: NonNullable<Job['lastRun']> };

/** How the jobs of a page ended last; Databricks tells it job by job. */
export class LastRuns {
  readonly #cache: ReadingCache<Told>;
  readonly #deadlineMs: number;

  constructor(options: {
    cache: CacheService;
    logger: LoggerService;
    /** How long a page waits for all of them; 15 seconds when left out. */
    deadlineMs?: number;
  }) {
    this.#deadlineMs = options.deadlineMs ?? DEADLINE_MS;
    this.#cache = new ReadingCache({
      cache: options.cache,
      logger: options.logger,
      name: 'last-run',
      freshMs: FRESH_MS,
      keepMs: KEEP_MS,
      deadlineMs: this.#deadlineMs,
    });
  }

  /** The jobs with their last runs; those that could not be read are counted in one error. */
  async add(
    { workspace, reader }: Pick<LocatedWorkspace, 'workspace' | 'reader'>,
    jobs: Job[],
  ): Promise<{ items: Job[]; errors: SourceError[] }> {
    const limit = bulkhead(CONCURRENCY, jobs.length);
    const until = Date.now() + this.#deadlineMs;
    const reasons: string[] = [];
    const items = await Promise.all(
      jobs.map(job =>
        limit.execute(async () => {
          try {
            if (Date.now() >= until) {
              throw new Error('there was no time left for it');
            }
            const { value } = await this.#cache.read(
              [workspace.id, job.id],
              async signal => {
                const run = await reader().compute.lastRun(job.id, { signal });
                const lastRun = run && lastRunItem(run);
                return { ...(lastRun && { run: lastRun }) };
              },
            );
            return { ...job, ...(value.run && { lastRun: value.run }) };
          } catch (error) {
            reasons.push(
              error instanceof Error ? error.message : stringifyError(error),
            );
            return job;
          }
        }),
      ),
    );
    return {
      items,
      errors:
        reasons.length > 0
          ? [
              {
                source: `last runs of jobs of ${workspace.name}`,
                message: `those of ${reasons.length} of ${
                  jobs.length
                } jobs could not be read: ${[...new Set(reasons)][0]}`,
              },
            ]
          : [],
    };
  }
}
