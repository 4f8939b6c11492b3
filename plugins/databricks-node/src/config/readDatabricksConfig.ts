import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type {
  DatabricksAccountConfig,
  DatabricksConfig,
} from './DatabricksConfig';

const DEFAULT_ACCOUNT_HOST = 'https://accounts.cloud.databricks.com';
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Reads `databricks` of app-config. Without that section there are no accounts.
 *
 * @throws InputError naming the config path that is wrong and what would be right
 * @public
 */
export function readDatabricksConfig(root: Config): DatabricksConfig {
  const section = root.getOptionalConfig('databricks');
  const accounts = (section?.getOptionalConfigArray('accounts') ?? []).map(
    (account, index) => readAccount(account, `databricks.accounts[${index}]`),
  );
  const seen = new Set<string>();
  for (const { accountId } of accounts) {
    if (seen.has(accountId)) {
      throw new InputError(
        `databricks.accounts names the account ${accountId} twice; each account is named once`,
      );
    }
    seen.add(accountId);
  }
  return {
    accounts,
    allowedHosts: section?.getOptionalStringArray('allowedHosts') ?? [],
    lakeport: { path: section?.getOptionalString('lakeport.path') },
  };
}

function readAccount(config: Config, path: string): DatabricksAccountConfig {
  return {
    accountId: config.getString('accountId'),
    host: readHost(
      config.getOptionalString('host') ?? DEFAULT_ACCOUNT_HOST,
      `${path}.host`,
    ),
    clientId: config.getString('clientId'),
    clientSecret: config.getString('clientSecret'),
  };
}

function readHost(value: string, path: string): string {
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    throw new InputError(
      `${path} is not a URL: give it as ${DEFAULT_ACCOUNT_HOST}`,
    );
  }
  const secure = url.protocol === 'https:';
  const local = url.protocol === 'http:' && LOOPBACK.has(url.hostname);
  if (!secure && !local) {
    throw new InputError(
      `${path} must start with https:// because a secret is sent there (plain http is for a loopback address only)`,
    );
  }
  if (url.pathname !== '/' || url.search || url.hash || url.username) {
    throw new InputError(
      `${path} must be a scheme and a host without a path, such as ${DEFAULT_ACCOUNT_HOST}`,
    );
  }
  return url.origin;
}
