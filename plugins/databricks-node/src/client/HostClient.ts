import { bulkhead } from 'cockatiel';
import { z } from 'zod';
import { DatabricksApiError } from './DatabricksApiError';
import { fetchAnswer } from './fetchAnswer';
import { retryPolicy } from './retryPolicy';
import type { TokenSource } from './TokenSource';
import { untilAborted } from './untilAborted';

/** Requests at a time to one host; Databricks publishes no figure for these endpoints. */
const AT_A_TIME = 8;
const WAITING = 5_000;

/**
 * Reads JSON from one Databricks host: token, retries of reads, a limit of
 * requests at a time. The rest of the house asks through the account and
 * workspace clients on top of it.
 */
export class HostClient {
  readonly #baseUrl: string;
  readonly #tokens: TokenSource;
  readonly #stepMs: number;
  readonly #limit = bulkhead(AT_A_TIME, WAITING);

  constructor(options: {
    /** Origin, or origin and path, without a slash at the end. */
    baseUrl: string;
    tokens: TokenSource;
    retryStepMs: number;
  }) {
    this.#baseUrl = options.baseUrl;
    this.#tokens = options.tokens;
    this.#stepMs = options.retryStepMs;
  }

  /**
   * @param path - segments, each of which is URL-encoded
   * @throws DatabricksApiError for errors and for answers of another shape
   */
  async get<T>(
    path: string[],
    options: {
      schema: z.ZodType<T>;
      query?: Record<string, string | undefined>;
      signal?: AbortSignal;
    },
  ): Promise<T> {
    const url = new URL(
      `${this.#baseUrl}/${path.map(encodeURIComponent).join('/')}`,
    );
    for (const [key, value] of Object.entries(options.query ?? {})) {
      if (value !== undefined) {
        url.searchParams.set(key, value);
      }
    }
    const retrying = retryPolicy({
      statuses: [429, 503, 504],
      maxAttempts: 4,
      stepMs: this.#stepMs,
    });
    const work = this.#limit.execute(
      () =>
        retrying.execute(
          () => this.#getOnce(url, options.signal),
          options.signal,
        ),
      options.signal,
    );
    const answer = await untilAborted(work, options.signal);
    const parsed = options.schema.safeParse(answer);
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

  async #getOnce(url: URL, signal?: AbortSignal): Promise<unknown> {
    const token = await this.#tokens.getToken(signal);
    try {
      return await this.#getWith(token, url, signal);
    } catch (error) {
      if (
        !(error instanceof DatabricksApiError) ||
        error.upstreamStatus !== 401
      ) {
        throw error;
      }
    }
    // The token may have been revoked before its time: one more try with a new one.
    this.#tokens.drop(token);
    return this.#getWith(await this.#tokens.getToken(signal), url, signal);
  }

  #getWith(token: string, url: URL, signal?: AbortSignal): Promise<unknown> {
    return fetchAnswer(
      url,
      { headers: { Authorization: `Bearer ${token}` } },
      signal,
    );
  }
}
