import type { DatabricksLimits } from '../config/DatabricksConfig';
import type { DatabricksWorkspaceCredentials } from '../config/DatabricksCredentials';
import { HostClient } from './HostClient';
import { StaticToken } from './StaticToken';
import { tokenGrant } from './tokenGrant';
import { TokenSource } from './TokenSource';

/** What all clients of a service have in common. */
export interface HostClientSettings {
  limits?: DatabricksLimits;
  /** Unit of waiting between tries in milliseconds. */
  retryStepMs: number;
}

/**
 * The client of one host. A token is minted for one host: that of an account
 * would be refused at its workspaces.
 *
 * @param host - origin, or origin and path, without a slash at the end
 */
export function hostClientOf(
  host: string,
  options: HostClientSettings & {
    credentials: DatabricksWorkspaceCredentials;
    /** Path of the token endpoint: that of a workspace when left out. */
    tokenPath?: string;
  },
): HostClient {
  const {
    credentials,
    tokenPath = '/oidc/v1/token',
    limits,
    retryStepMs,
  } = options;
  return new HostClient({
    baseUrl: host,
    limits,
    retryStepMs,
    tokens:
      'token' in credentials
        ? new StaticToken(credentials.token)
        : new TokenSource({
            endpoint: new URL(`${host}${tokenPath}`),
            grant: tokenGrant(credentials),
            retryStepMs,
          }),
  });
}
