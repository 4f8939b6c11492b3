import type { Request } from 'express';
import { DatabricksError } from './DatabricksError';

/**
 * One page of a Unity Catalog list. Without `max_results` everything comes at
 * once; 0 asks for the server's page size. A full page always carries a token,
 * so the last page may be empty (Databricks REST API, Unity Catalog, 2026).
 *
 * @throws DatabricksError 400 for a bad size or token
 */
export function page<T>(
  req: Request,
  key: string,
  items: T[],
  serverPageSize: number,
): Record<string, unknown> {
  const { max_results: asked, page_token: token } = req.query;
  if (asked === undefined && token === undefined) {
    return { [key]: items };
  }
  const size = Number(asked ?? 0);
  if (!Number.isInteger(size) || size < 0) {
    throw new DatabricksError(
      400,
      'INVALID_PARAMETER_VALUE',
      `max_results must be a whole number of at least 0, not "${asked}"`,
    );
  }
  const count = size === 0 ? serverPageSize : Math.min(size, serverPageSize);
  let start = 0;
  if (typeof token === 'string' && token !== '') {
    const match = /^from:(\d+)$/.exec(
      Buffer.from(token, 'base64url').toString(),
    );
    if (!match) {
      throw new DatabricksError(
        400,
        'INVALID_PARAMETER_VALUE',
        'page_token is not valid',
      );
    }
    start = Number(match[1]);
  }
  const slice = items.slice(start, start + count);
  return {
    [key]: slice,
    ...(slice.length === count
      ? {
          next_page_token: Buffer.from(`from:${start + count}`).toString(
            'base64url',
          ),
        }
      : {}),
  };
}
