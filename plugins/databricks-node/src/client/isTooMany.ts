import type { DatabricksApiError } from './DatabricksApiError';

/** SCIM and older services say "too many requests" with a 500 or a 400. */
const TOO_MANY =
  /REQUEST_LIMIT_EXCEEDED|RPC token bucket limit has been exceeded/;

/** Whether Databricks says that it is asked too often, and has done nothing. */
export function isTooMany(error: DatabricksApiError): boolean {
  return (
    error.upstreamStatus === 429 ||
    TOO_MANY.test(`${error.errorCode} ${error.message}`)
  );
}
