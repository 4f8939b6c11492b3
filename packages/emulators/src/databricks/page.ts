import type { Request } from 'express';
import { DatabricksError } from './DatabricksError';
import type { Rows } from './Rows';

/** How a list of Databricks is paged. */
export interface PageRules {
  /** The parameter that says how many; `max_results` when left out. */
  sizeName?: string;
  /** Most items of a page, and what 0 asks for. */
  most: number;
  /** How many when nobody says; everything at once when left out. */
  usual?: number;
  /** Fewer, but for 0, are refused. */
  least?: number;
  /** Whether more than `most` is refused and not cut. */
  strict?: boolean;
}

function refuse(message: string): never {
  throw new DatabricksError(400, 'INVALID_PARAMETER_VALUE', message);
}

function sizeOf(req: Request, rules: PageRules): number {
  const { sizeName = 'max_results', most, usual, least = 0, strict } = rules;
  const asked = req.query[sizeName];
  if (asked === undefined) {
    return usual ?? most;
  }
  const size = Number(asked);
  if (asked === '' || !Number.isInteger(size) || size < 0) {
    refuse(`${sizeName} must be a whole number of at least 0, not "${asked}"`);
  }
  if (size === 0) {
    return most;
  }
  if (size < least || (strict && size > most)) {
    refuse(`${sizeName} must be 0 or from ${least} to ${most}, not ${size}`);
  }
  return Math.min(size, most);
}

function startOf(token: unknown): number {
  if (token === undefined || token === '') {
    return 0;
  }
  const match = /^from:(\d+)$/.exec(
    Buffer.from(String(token), 'base64url').toString(),
  );
  return match ? Number(match[1]) : refuse('page_token is not valid');
}

/** A page of a list, and the token of what follows. */
export interface CutPage<T> {
  items: T[];
  next?: string;
}

/**
 * Cuts the page that a request asks for. A full page always carries a token, so
 * the last page may be empty (Databricks REST API, Unity Catalog, 2026).
 *
 * @throws DatabricksError 400 for a bad size or token
 */
export function cutPage<T>(
  req: Request,
  rows: Rows<T>,
  rules: PageRules,
): CutPage<T> {
  const { page_token: token } = req.query;
  const asked = req.query[rules.sizeName ?? 'max_results'];
  if (rules.usual === undefined && asked === undefined && token === undefined) {
    return { items: rows.slice(0, rows.length) };
  }
  const count = sizeOf(req, rules);
  const start = startOf(token);
  const items = rows.slice(start, start + count);
  return items.length === count
    ? {
        items,
        next: Buffer.from(`from:${start + count}`).toString('base64url'),
      }
    : { items };
}

/**
 * One page of a Unity Catalog list. Without `max_results` everything comes at
 * once, unless the list has a usual size; 0 asks for the server's page size.
 *
 * @throws DatabricksError 400 for a bad size or token
 */
export function page<T>(
  req: Request,
  key: string,
  rows: Rows<T>,
  rules: PageRules,
): Record<string, unknown> {
  const { items, next } = cutPage(req, rows, rules);
  return { [key]: items, ...(next ? { next_page_token: next } : {}) };
}
