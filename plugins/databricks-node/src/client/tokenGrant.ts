import { readFile } from 'node:fs/promises';
import { isError } from '@backstage/errors';
import type {
  DatabricksAccountCredentials,
  DatabricksOidcTokenFile,
} from '../config/DatabricksCredentials';
import { DatabricksApiError } from './DatabricksApiError';
import { describeJwt } from './describeJwt';

/** What is sent to a token endpoint, made anew for every exchange. */
export type TokenGrant = () => Promise<{
  form: Record<string, string>;
  authorization?: string;
  /** Adds to a refusal what would help; nothing when there is nothing to add. */
  explain?(error: unknown): Error | undefined;
}>;

/**
 * How credentials ask for a token: client_credentials with Basic, or the
 * exchange of a token that another issuer wrote to a file.
 *
 * Source: databricks-sdk-go v0.175, config/auth_m2m.go and oidc token exchange.
 */
export function tokenGrant(
  credentials: DatabricksAccountCredentials,
): TokenGrant {
  if ('oidcTokenFile' in credentials) {
    return () => exchange(credentials);
  }
  const { clientId, clientSecret } = credentials;
  const basic = Buffer.from(
    `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`,
  ).toString('base64');
  return async () => ({
    form: { grant_type: 'client_credentials', scope: 'all-apis' },
    authorization: `Basic ${basic}`,
  });
}

async function exchange(credentials: DatabricksOidcTokenFile) {
  const { clientId, oidcTokenFile: file } = credentials;
  const subjectToken = await readToken(file);
  return {
    form: {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: subjectToken,
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      scope: 'all-apis',
      ...(clientId !== undefined && { client_id: clientId }),
    },
    explain: (error: unknown) =>
      error instanceof DatabricksApiError &&
      error.upstreamStatus >= 400 &&
      error.upstreamStatus < 500 &&
      error.upstreamStatus !== 429
        ? new DatabricksApiError({
            message: `${
              error.message
            }. ${file} holds a token with ${describeJwt(
              subjectToken,
            )}; the federation policy must name the same issuer, subject and audience (a policy without audiences takes the account's id)`,
            errorCode: error.errorCode,
            upstreamStatus: error.upstreamStatus,
          })
        : undefined,
  };
}

async function readToken(file: string): Promise<string> {
  let text: string;
  try {
    text = (await readFile(file, 'utf8')).trim();
  } catch (error) {
    throw unreadable(file, isError(error) ? error.message : String(error));
  }
  if (text === '') {
    throw unreadable(file, 'the file is empty');
  }
  return text;
}

/** Not a status of 0: the file is not there a second later either. */
function unreadable(file: string, why: string): DatabricksApiError {
  return new DatabricksApiError({
    message: `The OIDC token of ${file} cannot be read: ${why}`,
    errorCode: 'OIDC_TOKEN_FILE',
    upstreamStatus: 401,
  });
}
