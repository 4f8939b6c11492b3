import { globalAgent as httpAgent } from 'node:http';
import { globalAgent as httpsAgent } from 'node:https';

/** A service that is there answers a describe within a second or two. */
const CONNECTION_MS = 5_000;
const REQUEST_MS = 15_000;

/** How AWS is asked, other than with the SDK's own settings. */
export interface AwsClientOptions {
  /** Asked instead of AWS's own addresses; an origin. */
  endpoint?: string;
  /** Of one request, in milliseconds; 15000 when left out. */
  requestTimeoutMs?: number;
}

/**
 * What all clients of the AWS SDK have in common. They ask through Node's own
 * agents, so that what is set for the whole backend holds for them as well: a
 * proxy of the environment (NODE_USE_ENV_PROXY) and a private CA
 * (NODE_EXTRA_CA_CERTS). Such a client must not be destroyed: the agents are
 * everybody's.
 */
export function awsClientSettings(region: string, options: AwsClientOptions) {
  const { endpoint, requestTimeoutMs = REQUEST_MS } = options;
  return {
    region,
    ...(endpoint && { endpoint }),
    customUserAgent: 'lakeport',
    // Slows down by itself when AWS says RequestLimitExceeded, for the calls that follow, too.
    retryMode: 'adaptive',
    maxAttempts: 4,
    requestHandler: {
      httpAgent,
      httpsAgent,
      connectionTimeout: Math.min(CONNECTION_MS, requestTimeoutMs),
      requestTimeout: requestTimeoutMs,
      throwOnRequestTimeout: true,
    },
  };
}
