import { isError, stringifyError } from '@backstage/errors';
import { readAtMost } from '../http/readAtMost';
import { DatabricksApiError } from './DatabricksApiError';
import { parseErrorAnswer } from './parseErrorAnswer';
import { parseLosslessJson } from './parseLosslessJson';

const TIMEOUT_MS = 60_000;
/** Databricks' largest answer is the result of a statement, of 25 MiB (INLINE, 2026). */
const MOST_BYTES = 64 * 2 ** 20;
const USER_AGENT = 'lakeport-backstage/0.1';

/** What came, and the headers it came with. */
export interface FetchedAnswer {
  value: unknown;
  headers: Headers;
}

/**
 * One request to Databricks: JSON in, or an error that says what happened.
 * Redirects are not followed: Databricks answers a caller that it does not know
 * with a redirect to its login page, and a 200 with HTML is that page.
 *
 * @throws DatabricksApiError
 */
export async function fetchAnswer(
  url: URL,
  init: {
    method?: 'GET' | 'POST';
    headers?: Record<string, string>;
    /** A form, or what is sent as JSON. */
    body?: URLSearchParams | object;
  },
  signal?: AbortSignal,
): Promise<FetchedAnswer> {
  const body =
    init.body === undefined || init.body instanceof URLSearchParams
      ? init.body
      : JSON.stringify(init.body);
  const where = `${url.host}${url.pathname}`;
  let response: Response;
  let bytes: Uint8Array | undefined;
  try {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    response = await fetch(url, {
      method: init.method,
      body,
      headers: {
        Accept: 'application/json',
        'User-Agent': USER_AGENT,
        ...(typeof body === 'string' && { 'Content-Type': 'application/json' }),
        ...init.headers,
      },
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    bytes = await readAtMost(response, MOST_BYTES);
  } catch (error) {
    signal?.throwIfAborted();
    throw new DatabricksApiError({
      message: `${where} did not answer: ${reasonOf(error)}`,
      errorCode: 'UNREACHABLE',
      upstreamStatus: 0,
    });
  }
  if (!bytes) {
    throw new DatabricksApiError({
      message: `${where} answers with more than ${
        MOST_BYTES / 2 ** 20
      } MiB, as nothing of Databricks does; check the host`,
      errorCode: 'UNEXPECTED_ANSWER',
      upstreamStatus: response.status,
    });
  }
  const text = new TextDecoder().decode(bytes);
  if (response.status >= 300 && response.status < 400) {
    throw redirected(where, response);
  }
  if (!response.ok) {
    const { errorCode, message } = parseErrorAnswer({
      status: response.status,
      statusText: response.statusText,
      body: text,
    });
    throw new DatabricksApiError({
      message: `${where}: ${message} (${response.status} ${errorCode})`,
      errorCode,
      upstreamStatus: response.status,
      retryAfterMs: retryAfter(response),
    });
  }
  try {
    return { value: parseLosslessJson(text), headers: response.headers };
  } catch {
    throw /^\s*[{[]/.test(text)
      ? new DatabricksApiError({
          message: `${where} answered with JSON that breaks off or is none (${text.length} characters); a proxy may stand in between`,
          errorCode: 'UNEXPECTED_ANSWER',
          upstreamStatus: response.status,
        })
      : new DatabricksApiError({
          message: `${where} answered with something other than JSON, as its login page does; check the host, the client id and the secret`,
          errorCode: 'UNAUTHENTICATED',
          upstreamStatus: 401,
        });
  }
}

function redirected(where: string, response: Response): DatabricksApiError {
  const location = response.headers.get('Location') ?? '';
  if (location.includes('private-link-validation-error')) {
    return new DatabricksApiError({
      message: `${where} is reachable through PrivateLink only, and not from the network of this backend`,
      errorCode: 'PRIVATE_LINK_VALIDATION_ERROR',
      upstreamStatus: 403,
    });
  }
  return new DatabricksApiError({
    message: `${where} sent us to a login page; check the host, the client id and the secret`,
    errorCode: 'UNAUTHENTICATED',
    upstreamStatus: 401,
  });
}

/**
 * Seconds, or a date (RFC 9110, 10.2.3). A date is taken against the server's
 * own, so that a clock that is wrong does no harm.
 *
 * @returns undefined also for what is neither: `Date` reads "0.5" and "-1" as days
 *   in 2001, and the server would be asked again at once
 */
function retryAfter(response: Response): number | undefined {
  const value = response.headers.get('Retry-After')?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(value)) {
    return Number(value) * 1000;
  }
  if (!/^[A-Za-z]{3,9},? /.test(value)) {
    return undefined;
  }
  const until = Date.parse(value);
  const now = Date.parse(response.headers.get('Date') ?? '');
  return Number.isNaN(until - now) ? undefined : Math.max(0, until - now);
}

/** The reason of a failed fetch is in its cause; "fetch failed" helps nobody. */
function reasonOf(error: unknown): string {
  if (isError(error) && isError(error.cause)) {
    return error.cause.message || String(error.cause.code ?? error.message);
  }
  return stringifyError(error);
}
