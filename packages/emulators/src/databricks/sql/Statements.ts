import { randomUUID } from 'node:crypto';
import type { Answer } from '../Answer';
import { BoundedMap } from '../../BoundedMap';
import type { BillingTables, StatementRows } from './BillingTables';

/** Rows of one chunk; Databricks cuts by bytes. */
const CHUNK_ROWS = 1_000;

const chunksOf = ({ rows }: StatementRows) =>
  Math.max(1, Math.ceil(rows.length / CHUNK_ROWS));

interface Kept {
  state: 'SUCCEEDED' | 'FAILED' | 'CANCELED';
  message?: string;
  result?: StatementRows;
}

/** Statements that were run, with their results (Databricks REST API, Statement Execution 2.0, 2026). */
export class Statements {
  private readonly kept = new BoundedMap<Kept>(200);

  constructor(private readonly tables: BillingTables) {}

  /** Runs a statement to its end: one that fails is answered, not refused. */
  submit(
    workspaceId: string,
    statement: string,
    parameters: Record<string, string | null>,
  ): Answer {
    const id = randomUUID();
    let done: Kept;
    try {
      done = {
        state: 'SUCCEEDED',
        result: this.tables.run(statement, parameters),
      };
    } catch (error) {
      done = {
        state: 'FAILED',
        message: error instanceof Error ? error.message : String(error),
      };
    }
    this.kept.set(`${workspaceId} ${id}`, done);
    return render(id, done);
  }

  get(workspaceId: string, id: string): Answer | undefined {
    const found = this.kept.get(`${workspaceId} ${id}`);
    return found && render(id, found);
  }

  chunk(workspaceId: string, id: string, index: number): Answer | undefined {
    const found = this.kept.get(`${workspaceId} ${id}`)?.result;
    const last = found ? chunksOf(found) - 1 : -1;
    return found && index >= 0 && index <= last
      ? renderChunk(found, index)
      : undefined;
  }

  /** What has ended stays as it ended. */
  cancel(workspaceId: string, id: string): boolean {
    return this.kept.get(`${workspaceId} ${id}`) !== undefined;
  }
}

function renderChunk(found: StatementRows, index: number): Answer {
  const rows = found.rows.slice(index * CHUNK_ROWS, (index + 1) * CHUNK_ROWS);
  return {
    chunk_index: index,
    row_offset: index * CHUNK_ROWS,
    row_count: rows.length,
    data_array: rows,
    ...(index + 1 < chunksOf(found) ? { next_chunk_index: index + 1 } : {}),
  };
}

function render(id: string, { state, message, result }: Kept): Answer {
  return {
    statement_id: id,
    status: {
      state,
      ...(message ? { error: { error_code: 'BAD_REQUEST', message } } : {}),
    },
    ...(result
      ? {
          manifest: {
            format: 'JSON_ARRAY',
            schema: {
              column_count: result.columns.length,
              columns: result.columns.map(({ name, type }, position) => ({
                name,
                position,
                type_name: type,
                type_text: type,
              })),
            },
            total_chunk_count: chunksOf(result),
            total_row_count: result.rows.length,
            truncated: false,
          },
          result: renderChunk(result, 0),
        }
      : {}),
  };
}
