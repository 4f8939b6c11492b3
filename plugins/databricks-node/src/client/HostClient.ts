import { InputError } from '@backstage/errors';
import { bulkhead, type BulkheadPolicy } from 'cockatiel';
import { z } from 'zod';
import type { DatabricksLimits } from '../config/DatabricksConfig';
import { DatabricksApiError } from './DatabricksApiError';
import { fetchAnswer, type FetchedAnswer } from './fetchAnswer';
import { isTooMany } from './isTooMany';
import { NoTokenError } from './NoTokenError';
import { RequestPacer } from './RequestPacer';
import { retryPolicy } from './retryPolicy';
import { SharedFlights } from './SharedFlights';
import type { Tokens } from './TokenSource';
import { untilAborted } from './untilAborted';

const WAITING = 5_000;
/** A host that asks for more is not waited for, so nobody is held back either. */
const LONGEST_PAUSE_MS = 60_000;
/** A caller of another kind than the limits of app-config: a test, or code of its own. */
const LIMITS: DatabricksLimits = { concurrency: 8, requestsPerSecond: 1_000 };

/** A repeated name in a query is a list of values. */
export type Query = Record<string, string | string[] | undefined>;

/**
 * Asks one Databricks host with one set of credentials: token, retries of
 * reads, a limit of requests at a time and per second, equal reads at the same
 * time once. The rest of the house asks through the clients on top of it.
 */
export class HostClient {
  /** Origin, or origin and path, without a slash at the end. */
  readonly baseUrl: string;
  readonly #tokens: Tokens;
  readonly #stepMs: number;
  readonly #limit: BulkheadPolicy;
  readonly #pacer: RequestPacer;
  readonly #flights = new SharedFlights<FetchedAnswer>();

  constructor(options: {
    baseUrl: string;
    tokens: Tokens;
    /** Unit of waiting between tries in milliseconds. */
    retryStepMs: number;
    limits?: DatabricksLimits;
  }) {
    const { concurrency, requestsPerSecond } = options.limits ?? LIMITS;
    this.baseUrl = options.baseUrl;
    this.#tokens = options.tokens;
    this.#stepMs = options.retryStepMs;
    this.#limit = bulkhead(concurrency, WAITING);
    this.#pacer = new RequestPacer({ requestsPerSecond });
  }

  /**
   * @param path - segments, each of which is URL-encoded
   * @throws DatabricksApiError for errors and for answers of another shape
   * @throws InputError for a segment that would lead to another path
   */
  async get<T>(
    path: string[],
    options: {
      schema: z.ZodType<T>;
      query?: Query;
      signal?: AbortSignal;
    },
  ): Promise<T> {
    const { answer } = await this.getWithHeaders(path, options);
    return answer;
  }

  /** As `get`, with the headers of the answer. */
  async getWithHeaders<T>(
    path: string[],
    options: {
      schema: z.ZodType<T>;
      query?: Query;
      signal?: AbortSignal;
    },
  ): Promise<{ answer: T; headers: Headers }> {
    const url = this.#urlOf(path, options.query);
    const { value, headers } = await this.#flights.join(
      url.href,
      signal => this.#execute(url, {}, [429, 503, 504], signal),
      options.signal,
    );
    return { answer: parseAs(url, value, options.schema), headers };
  }

  /**
   * Sends JSON. Tried again only where the server says that it did nothing:
   * after a 429 and, with a new token, after a 401.
   *
   * @throws as `get`
   */
  async post<T>(
    path: string[],
    options: { schema: z.ZodType<T>; body: object; signal?: AbortSignal },
  ): Promise<T> {
    const url = this.#urlOf(path);
    const { value } = await this.#execute(
      url,
      { method: 'POST', body: options.body },
      [429],
      options.signal,
    );
    return parseAs(url, value, options.schema);
  }

  #urlOf(path: string[], query: Query = {}): URL {
    const wrong = path.find(segment => /^\.{0,2}$/.test(segment));
    if (wrong !== undefined) {
      throw new InputError(
        `"${wrong}" names nothing in Databricks; a path of ${this.baseUrl} cannot hold it`,
      );
    }
    const url = new URL(
      `${this.baseUrl}/${path.map(encodeURIComponent).join('/')}`,
    );
    for (const [key, value] of Object.entries(query)) {
      for (const one of [value ?? []].flat()) {
        url.searchParams.append(key, one);
      }
    }
    return url;
  }

  /** Waiting for another try takes nobody's place among the requests at a time. */
  async #execute(
    url: URL,
    init: { method?: 'POST'; body?: object },
    statuses: number[],
    signal?: AbortSignal,
  ): Promise<FetchedAnswer> {
    const retrying = retryPolicy({
      statuses,
      network: init.method !== 'POST',
      maxAttempts: 4,
      stepMs: this.#stepMs,
    });
    const work = retrying.execute(
      () => this.#limit.execute(() => this.#askOnce(url, init, signal), signal),
      signal,
    );
    try {
      return await untilAborted(work, signal);
    } catch (error) {
      throw error instanceof NoTokenError ? error.reason : error;
    }
  }

  async #askOnce(
    url: URL,
    init: { method?: 'POST'; body?: object },
    signal?: AbortSignal,
  ): Promise<FetchedAnswer> {
    const token = await this.#token(signal);
    try {
      return await this.#askWith(token, url, init, signal);
    } catch (error) {
      if (
        !(error instanceof DatabricksApiError) ||
        error.upstreamStatus !== 401
      ) {
        throw error;
      }
      // The token may have been revoked before its time: one more try with a new one.
      this.#tokens.drop(token);
      const renewed = await this.#token(signal);
      if (renewed === token) {
        throw error;
      }
      return this.#askWith(renewed, url, init, signal);
    }
  }

  async #token(signal?: AbortSignal): Promise<string> {
    try {
      return await this.#tokens.getToken(signal);
    } catch (error) {
      throw new NoTokenError(error);
    }
  }

  async #askWith(
    token: string,
    url: URL,
    init: { method?: 'POST'; body?: object },
    signal?: AbortSignal,
  ): Promise<FetchedAnswer> {
    await this.#pacer.turn(signal);
    try {
      const answer = await fetchAnswer(
        url,
        { ...init, headers: { Authorization: `Bearer ${token}` } },
        signal,
      );
      this.#pacer.speedUp();
      return answer;
    } catch (error) {
      if (error instanceof DatabricksApiError && isTooMany(error)) {
        this.#pacer.slowDown();
      }
      if (
        error instanceof DatabricksApiError &&
        error.retryAfterMs !== undefined &&
        error.retryAfterMs <= LONGEST_PAUSE_MS
      ) {
        this.#pacer.pause(error.retryAfterMs);
      }
      throw error;
    }
  }
}

function parseAs<T>(url: URL, value: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw new DatabricksApiError({
      message: `${url.host}${
        url.pathname
      } answered in another shape than documented: ${z.prettifyError(
        parsed.error,
      )}`,
      errorCode: 'UNEXPECTED_ANSWER',
      upstreamStatus: 200,
    });
  }
  return parsed.data;
}
