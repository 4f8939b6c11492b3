import { isAbsolute } from 'node:path';
import type { ConfigProblems } from './ConfigProblems';
import type {
  DatabricksAccountCredentials,
  DatabricksWorkspaceCredentials,
} from './DatabricksCredentials';

/** The keys of an entry that hold credentials, as far as they are texts. */
export interface CredentialKeys {
  clientId?: string | undefined;
  clientSecret?: string | undefined;
  oidcTokenFile?: string | undefined;
}

/**
 * Reads how an account is opened: `clientId` with `clientSecret`, or
 * `oidcTokenFile` with or without `clientId`.
 *
 * @returns nothing when it is neither; the problems then say why
 */
export function readAccountCredentials(
  entry: CredentialKeys,
  path: string,
  problems: ConfigProblems,
): DatabricksAccountCredentials | undefined {
  const { clientId, clientSecret, oidcTokenFile } = entry;
  if (clientSecret !== undefined && oidcTokenFile !== undefined) {
    return problems.add(
      path,
      'has both clientSecret and oidcTokenFile; give one of them',
    );
  }
  if (oidcTokenFile !== undefined) {
    return isAbsolute(oidcTokenFile)
      ? { oidcTokenFile, ...(clientId !== undefined && { clientId }) }
      : problems.add(
          `${path}.oidcTokenFile`,
          'must be an absolute path, such as /var/run/secrets/databricks/token',
        );
  }
  if (clientId === undefined) {
    return problems.add(
      `${path}.clientId`,
      'is missing: the application id of a service principal',
    );
  }
  if (clientSecret === undefined) {
    return problems.add(
      `${path}.clientSecret`,
      'is missing: give it or oidcTokenFile (an empty environment variable counts as missing)',
    );
  }
  return { clientId, clientSecret };
}

/**
 * Reads how a workspace is opened: a personal access token, or what opens an
 * account.
 *
 * @returns nothing when it is neither; the problems then say why
 */
export function readWorkspaceCredentials(
  entry: CredentialKeys & { token?: string | undefined },
  path: string,
  problems: ConfigProblems,
): DatabricksWorkspaceCredentials | undefined {
  const { token, clientId, clientSecret, oidcTokenFile } = entry;
  const others = [clientId, clientSecret, oidcTokenFile].some(
    value => value !== undefined,
  );
  if (token !== undefined && others) {
    return problems.add(
      path,
      'has a token and the credentials of a service principal; give one of them',
    );
  }
  if (token !== undefined) {
    return { token };
  }
  return others
    ? readAccountCredentials(entry, path, problems)
    : problems.add(
        path,
        'has no credentials: give token, clientId with clientSecret, or oidcTokenFile',
      );
}
