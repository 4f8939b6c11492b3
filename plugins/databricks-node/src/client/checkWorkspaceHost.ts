import { isIP } from 'node:net';
import { NotAllowedError } from '@backstage/errors';

/**
 * Refuses to send a token to a host that the account's answers name but that
 * is none of Databricks': a workspace lives on the account's own origin, on a
 * sibling of the account's host (accounts.cloud.databricks.com → *.cloud.databricks.com)
 * or on a host that the operator allowed.
 *
 * @throws NotAllowedError saying which config would allow it
 */
export function checkWorkspaceHost(options: {
  url: string;
  accountHost: string;
  allowedHosts: string[];
}): URL {
  const account = new URL(options.accountHost);
  let url: URL;
  try {
    url = new URL(options.url);
  } catch {
    throw new NotAllowedError(
      `The account names ${options.url} as a workspace's address, which is not a URL`,
    );
  }
  if (url.origin === account.origin) {
    return url;
  }
  const domain = account.hostname.split('.').slice(1).join('.');
  const isSibling =
    isIP(account.hostname) === 0 &&
    domain.includes('.') &&
    url.hostname.endsWith(`.${domain}`);
  const isAllowed = options.allowedHosts.some(
    host => host === url.host || host === url.hostname,
  );
  if (url.protocol === 'https:' && (isSibling || isAllowed)) {
    return url;
  }
  throw new NotAllowedError(
    `The workspace address ${url.origin} is not one that ${account.host} may have. If it is right, add ${url.host} to databricks.allowedHosts (https only)`,
  );
}
