import { DatabricksApiError } from './DatabricksApiError';

/**
 * Whether Databricks says that there is none of what was asked for. An unknown
 * path is something else, and so is a switched-off feature.
 */
export function isMissing(error: unknown): boolean {
  return (
    error instanceof DatabricksApiError &&
    error.upstreamStatus === 404 &&
    error.errorCode !== 'ENDPOINT_NOT_FOUND' &&
    error.errorCode !== 'FEATURE_DISABLED'
  );
}
