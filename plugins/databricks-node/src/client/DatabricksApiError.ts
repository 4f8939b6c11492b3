import { CustomErrorBase } from '@backstage/errors';

/**
 * Databricks answered with an error, with something that is not an answer, or
 * not at all. The message is fit for a person; it holds no credential.
 *
 * @public
 */
export class DatabricksApiError extends CustomErrorBase {
  name = 'DatabricksApiError' as const;
  /** Databricks' own code such as RESOURCE_DOES_NOT_EXIST, or one of ours. */
  readonly errorCode: string;
  /**
   * HTTP status of the answer; 0 when there was none. Not called `status`,
   * because Backstage would then answer its own caller with it.
   */
  readonly upstreamStatus: number;
  /** How long the server asked to wait before trying again. */
  readonly retryAfterMs?: number;

  constructor(options: {
    message: string;
    errorCode: string;
    upstreamStatus: number;
    retryAfterMs?: number;
  }) {
    super(options.message);
    this.errorCode = options.errorCode;
    this.upstreamStatus = options.upstreamStatus;
    this.retryAfterMs = options.retryAfterMs;
  }
}
