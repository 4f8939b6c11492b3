import { setTimeout as wait } from 'node:timers/promises';
import type { z } from 'zod';
import { DatabricksApiError } from '../DatabricksApiError';
import { endlessList } from '../endlessList';
import type { HostClient } from '../HostClient';
import { cancelled, chunk, statement } from './statementAnswers';
import type {
  StatementRequest,
  StatementResult,
  StatementRunner,
} from './StatementRunner';

const STATEMENTS = ['api', '2.0', 'sql', 'statements'];
/** How long the server may keep the first request: below the time limit of one. */
const FIRST_WAIT = '30s';
const TEN_MINUTES_MS = 600_000;
/** Steps between two looks at a statement: 1, 2, 3, 4, 5, 5… */
const MOST_STEPS = 5;
const MOST_CHUNKS = 10_000;

type Statement = z.output<typeof statement>;

/** Statements over REST (Databricks REST API, Statement Execution 2.0, 2026). */
export class DefaultStatementRunner implements StatementRunner {
  readonly #host: HostClient;
  readonly #stepMs: number;

  /** @param options - `stepMs`: unit of waiting between two looks */
  constructor(host: HostClient, options: { stepMs: number }) {
    this.#host = host;
    this.#stepMs = options.stepMs;
  }

  async run(
    request: StatementRequest,
    options: { signal?: AbortSignal; timeoutMs?: number } = {},
  ): Promise<StatementResult> {
    const { signal, timeoutMs = TEN_MINUTES_MS } = options;
    const timeout = AbortSignal.timeout(timeoutMs);
    const either = signal ? AbortSignal.any([signal, timeout]) : timeout;
    try {
      return await this.#run(request, either);
    } catch (error) {
      signal?.throwIfAborted();
      if (!timeout.aborted) {
        throw error;
      }
      throw new DatabricksApiError({
        message: `The statement on warehouse ${request.warehouseId} took longer than ${timeoutMs} ms and was cancelled`,
        errorCode: 'STATEMENT_TIMEOUT',
        upstreamStatus: 0,
      });
    }
  }

  async #run(
    request: StatementRequest,
    signal: AbortSignal,
  ): Promise<StatementResult> {
    let current: Statement = await this.#host.post(STATEMENTS, {
      schema: statement,
      body: {
        warehouse_id: request.warehouseId,
        statement: request.statement,
        parameters: request.parameters?.map(({ name, value, type }) => ({
          name,
          value,
          type: type ?? 'STRING',
        })),
        catalog: request.catalog,
        schema: request.schema,
        row_limit: request.rowLimit,
        wait_timeout: FIRST_WAIT,
        on_wait_timeout: 'CONTINUE',
        disposition: 'INLINE',
        format: 'JSON_ARRAY',
      },
      signal,
    });
    const id = current.statement_id;
    try {
      for (let look = 1; isGoingOn(current); look++) {
        await wait(Math.min(look, MOST_STEPS) * this.#stepMs, undefined, {
          signal,
        });
        current = await this.#host.get([...STATEMENTS, id], {
          schema: statement,
          signal,
        });
      }
      return await this.#resultOf(current, signal);
    } finally {
      if (signal.aborted) {
        // Nobody waits for it: a warehouse that goes on costs money for nothing.
        await this.#host
          .post([...STATEMENTS, id, 'cancel'], { schema: cancelled, body: {} })
          .catch(() => {});
      }
    }
  }

  async #resultOf(
    done: Statement,
    signal: AbortSignal,
  ): Promise<StatementResult> {
    const { status, manifest } = done;
    if (status.state !== 'SUCCEEDED') {
      // A query that fails is answered with 200.
      throw new DatabricksApiError({
        message: `The statement ${done.statement_id} ended as ${
          status.state
        }: ${status.error?.message ?? 'without a message'}`,
        errorCode: status.error?.error_code ?? status.state,
        upstreamStatus: 200,
      });
    }
    const chunks = [done.result?.data_array ?? []];
    let next = done.result?.next_chunk_index;
    let before = 0;
    while (next !== undefined) {
      if (next <= before || next > MOST_CHUNKS) {
        throw endlessList(
          `chunks of statement ${done.statement_id}`,
          `chunk ${next} follows chunk ${before}`,
        );
      }
      const found: z.output<typeof chunk> = await this.#host.get(
        [...STATEMENTS, done.statement_id, 'result', 'chunks', String(next)],
        { schema: chunk, signal },
      );
      chunks.push(found.data_array);
      before = next;
      next = found.next_chunk_index;
    }
    return {
      statementId: done.statement_id,
      columns: (manifest?.schema?.columns ?? []).map(column => ({
        name: column.name,
        type: column.type_text,
      })),
      rows: chunks.flat(),
      truncated: manifest?.truncated ?? false,
    };
  }
}

function isGoingOn({ status }: Statement): boolean {
  return status.state === 'PENDING' || status.state === 'RUNNING';
}
