import { DatabricksApiError } from './DatabricksApiError';

/** A server that gives tokens for ever: an error rather than a loop without end. */
export function endlessList(what: string, why: string): DatabricksApiError {
  return new DatabricksApiError({
    message: `${what}: ${why}`,
    errorCode: 'ENDLESS_LIST',
    upstreamStatus: 200,
  });
}
