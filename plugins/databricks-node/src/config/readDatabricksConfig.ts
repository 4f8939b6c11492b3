import type { Config } from '@backstage/config';
import { nearest } from '@lakeport/project';
import { z } from 'zod';
import { ConfigProblems } from './ConfigProblems';
import type {
  DatabricksAccountConfig,
  DatabricksConfig,
  DatabricksLimits,
  DatabricksWorkspaceConfig,
} from './DatabricksConfig';
import {
  accountEntry,
  limitsEntry,
  readEntry,
  workspaceEntry,
} from './entryKeys';
import {
  readAccountCredentials,
  readWorkspaceCredentials,
} from './readCredentials';
import { readHost } from './readHost';
import { readRegion } from './readRegion';

const ACCOUNT_HOST = 'https://accounts.cloud.databricks.com';
const WORKSPACE_HOST = 'https://dbc-1a2b3c4d-5e6f.cloud.databricks.com';
const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
/** Databricks publishes no figure for these endpoints; its Go SDK keeps to 15 a second. */
const LIMITS: DatabricksLimits = { concurrency: 8, requestsPerSecond: 10 };
/** What this package reads, `aws` elsewhere; other packages have keys of their own beside these. */
const KEYS = [
  'accounts',
  'workspaces',
  'allowedHosts',
  'limits',
  'lakeport',
  'aws',
];

const section = z.record(z.string(), z.unknown());

interface Context {
  problems: ConfigProblems;
  allowedHosts: string[];
}

/**
 * Reads `databricks` of app-config. Without that section there are no accounts.
 * What is wrong is left out and told in `problems`; it never throws for it, so
 * that one wrong entry takes nothing else down.
 *
 * @public
 */
export function readDatabricksConfig(root: Config): DatabricksConfig {
  const problems = new ConfigProblems();
  const raw = root.getOptional('databricks') ?? {};
  const parsed = section.safeParse(raw);
  const values = parsed.data ?? {};
  if (!parsed.success) {
    problems.add('databricks', 'must be a section of keys');
  }
  for (const key of Object.keys(values)) {
    const close = KEYS.includes(key) ? undefined : nearest(key, KEYS);
    if (close && values[close] === undefined) {
      problems.add(
        `databricks.${key}`,
        `is not a key that is known here; did you mean ${close}?`,
      );
    }
  }
  const allowedHosts = listOf(values.allowedHosts, 'databricks.allowedHosts', {
    problems,
  }).flatMap((host, index) => {
    const url = `https://${host}`;
    if (
      typeof host === 'string' &&
      /^[\w.-]+(?::\d+)?$/.test(host) &&
      URL.canParse(url)
    ) {
      // As URLs have it, which it is compared with.
      return [new URL(url).host];
    }
    problems.add(
      `databricks.allowedHosts[${index}]`,
      'must be a host without scheme and path, such as lake.acme.example',
    );
    return [];
  });
  const context = { problems, allowedHosts };
  return {
    accounts: readAccounts(values.accounts, context),
    workspaces: readWorkspaces(values.workspaces, context),
    allowedHosts,
    limits: {
      ...LIMITS,
      ...readEntry(
        limitsEntry,
        values.limits ?? {},
        'databricks.limits',
        problems,
      ),
    },
    lakeport: { path: readLakeportPath(values.lakeport, problems) },
    problems: problems.all,
  };
}

function readAccounts(
  value: unknown,
  context: Context,
): DatabricksAccountConfig[] {
  const { problems } = context;
  const seen = new Set<string>();
  return listOf(value, 'databricks.accounts', context).flatMap(
    (item, index) => {
      const path = `databricks.accounts[${index}]`;
      const entry = readEntry(accountEntry, item, path, problems);
      if (!entry) {
        return [];
      }
      const accountId = readAccountId(
        entry.accountId,
        `${path}.accountId`,
        problems,
      );
      const host = readHost(entry.host ?? ACCOUNT_HOST, `${path}.host`, {
        ...context,
        example: ACCOUNT_HOST,
      });
      const credentials = readAccountCredentials(entry, path, problems);
      if (!accountId || !host || !credentials) {
        return [];
      }
      if (seen.has(accountId.toLowerCase())) {
        problems.add(
          `${path}.accountId`,
          `names the account ${accountId} twice; each account is named once`,
        );
        return [];
      }
      seen.add(accountId.toLowerCase());
      return [{ accountId, host, ...credentials }];
    },
  );
}

function readWorkspaces(
  value: unknown,
  context: Context,
): DatabricksWorkspaceConfig[] {
  const { problems } = context;
  const seen = new Set<string>();
  return listOf(value, 'databricks.workspaces', context).flatMap(
    (item, index) => {
      const path = `databricks.workspaces[${index}]`;
      const before = problems.all.length;
      const entry = readEntry(workspaceEntry, item, path, problems);
      if (!entry) {
        return [];
      }
      const host =
        entry.host === undefined
          ? problems.add(`${path}.host`, 'is missing: the workspace’s address')
          : readHost(entry.host, `${path}.host`, {
              ...context,
              example: WORKSPACE_HOST,
            });
      const credentials = readWorkspaceCredentials(entry, path, problems);
      const { region } = entry;
      const accountId =
        entry.accountId &&
        readAccountId(entry.accountId, `${path}.accountId`, problems);
      if (region !== undefined) {
        readRegion(region, `${path}.region`, problems);
      }
      if (host && seen.has(host)) {
        problems.add(`${path}.host`, `names ${host} twice; name it once`);
      }
      if (!host || !credentials || problems.all.length > before) {
        return [];
      }
      seen.add(host);
      return [
        {
          host,
          name: entry.name ?? new URL(host).hostname.split('.')[0],
          ...(accountId && { accountId }),
          ...(region && { region }),
          ...credentials,
        },
      ];
    },
  );
}

function readAccountId(
  value: string | undefined,
  path: string,
  problems: ConfigProblems,
): string | undefined {
  if (value === undefined) {
    return problems.add(
      path,
      'is missing: the UUID that the account console shows behind the user’s menu',
    );
  }
  return UUID.test(value)
    ? value
    : problems.add(
        path,
        `${value} is not the id of a Databricks account, which is a UUID such as 0d26daa6-5e44-4c97-a497-ef015f91254a`,
      );
}

function readLakeportPath(
  value: unknown,
  problems: ConfigProblems,
): string | undefined {
  const parsed = z
    .object({ path: z.string().optional() })
    .safeParse(value ?? {});
  return parsed.success
    ? parsed.data.path
    : problems.add('databricks.lakeport.path', 'must be the path of a file');
}

function listOf(
  value: unknown,
  path: string,
  { problems }: Pick<Context, 'problems'>,
): unknown[] {
  if (value === undefined || value === null) {
    return [];
  }
  if (Array.isArray(value)) {
    return value;
  }
  problems.add(path, 'must be a list');
  return [];
}
