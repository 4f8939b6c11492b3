/** A SQL statement and where it runs. @public */
export interface StatementRequest {
  warehouseId: string;
  /** SQL with `:name` for values: nothing that a person typed belongs in the text. */
  statement: string;
  parameters?: Array<{
    name: string;
    /** null is SQL's NULL. */
    value: string | null;
    /** SQL type; STRING when left out. */
    type?: string;
  }>;
  catalog?: string;
  schema?: string;
  /** Most rows of the answer. */
  rowLimit?: number;
}

/** The rows of a statement. @public */
export interface StatementResult {
  statementId: string;
  columns: Array<{ name: string; type?: string }>;
  /** Every value is a text or null, so that no digit is lost. */
  rows: Array<Array<string | null>>;
  /** Whether the server left rows out because of a limit. */
  truncated: boolean;
}

/**
 * Runs SQL statements on a warehouse, which starts when it must and costs money
 * then.
 *
 * @public
 */
export interface StatementRunner {
  /**
   * Runs a statement to its end and reads all rows. A caller that stops waiting
   * cancels the statement.
   *
   * @param options - `timeoutMs`: how long it may take, ten minutes when left out
   * @throws DatabricksApiError when it is refused, fails, is cancelled or takes too long
   */
  run(
    request: StatementRequest,
    options?: { signal?: AbortSignal; timeoutMs?: number },
  ): Promise<StatementResult>;
}
