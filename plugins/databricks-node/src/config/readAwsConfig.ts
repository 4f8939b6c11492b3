import type { Config } from '@backstage/config';
import type { AwsAccountConfig, AwsConfig } from './AwsConfig';
import { ConfigProblems } from './ConfigProblems';
import { awsAccountEntry, awsSection, readEntry } from './entryKeys';
import { readAwsAccountId } from './readAwsAccountId';
import { type AwsRoleKeys, checkAwsRoleKeys, readAwsRole } from './readAwsRole';
import { readDatabricksConfig } from './readDatabricksConfig';
import { readHost } from './readHost';
import { readRegion } from './readRegion';
import { valueAt } from './valueAt';

const PATH = 'databricks.aws';
/** AWS refills 20 describes of a kind a second; adaptive retries see to the rest. */
const CONCURRENCY = 8;

/**
 * Reads `databricks.aws` of app-config. Without that section there are no
 * accounts. What is wrong is left out and told in `problems`; it never throws
 * for it. What is wrong for all accounts leaves all of them out: they could be
 * asked with other credentials, or elsewhere, than was meant.
 *
 * @public
 */
export function readAwsConfig(root: Config): AwsConfig {
  const problems = new ConfigProblems();
  const raw = valueAt(root, PATH) ?? {};
  const section = readEntry(awsSection, raw, PATH, problems);
  if (section) {
    checkAwsRoleKeys(section, PATH, problems);
  }
  const endpoint =
    section?.endpoint &&
    readHost(section.endpoint, `${PATH}.endpoint`, {
      problems,
      allowedHosts: readDatabricksConfig(root).allowedHosts,
      example: 'http://127.0.0.1:5000',
      known: { domains: [], what: 'a loopback address' },
    });
  const common = problems.all.length === 0 ? section : undefined;
  const accounts = readAccounts(section?.accounts, common, problems);
  return {
    accounts: common ? accounts : [],
    ...(endpoint && { endpoint }),
    concurrency: section?.concurrency ?? CONCURRENCY,
    problems: problems.all,
  };
}

function readAccounts(
  value: unknown,
  common: AwsRoleKeys | undefined,
  problems: ConfigProblems,
): AwsAccountConfig[] {
  if (value === undefined || value === null) {
    return [];
  }
  if (!Array.isArray(value)) {
    problems.add(`${PATH}.accounts`, 'must be a list');
    return [];
  }
  const seen = new Set<string>();
  return value.flatMap((item, index) => {
    const path = `${PATH}.accounts[${index}]`;
    const account = readAccount(item, common, path, problems);
    if (account && seen.has(account.accountId)) {
      problems.add(
        `${path}.accountId`,
        `names the account ${account.accountId} twice; give all its regions in one entry`,
      );
      return [];
    }
    seen.add(account?.accountId ?? '');
    return account ?? [];
  });
}

function readAccount(
  value: unknown,
  common: AwsRoleKeys | undefined,
  path: string,
  problems: ConfigProblems,
): AwsAccountConfig | undefined {
  const before = problems.all.length;
  const entry = readEntry(awsAccountEntry, value, path, problems);
  if (!entry) {
    return undefined;
  }
  const accountId = readAwsAccountId(
    entry.accountId,
    `${path}.accountId`,
    problems,
  );
  checkAwsRoleKeys(entry, path, problems);
  const isRight = accountId !== undefined && problems.all.length === before;
  const regions = readRegions(entry.regions, `${path}.regions`, problems);
  if (!isRight || regions.length === 0) {
    return undefined;
  }
  const known = problems.all.length;
  const role =
    common && readAwsRole({ ...entry, accountId }, common, path, problems);
  return problems.all.length === known
    ? { accountId, regions, ...(role && { role }) }
    : undefined;
}

/** A wrong region takes no other one down. */
function readRegions(
  values: string[] | undefined,
  path: string,
  problems: ConfigProblems,
): string[] {
  if (!values?.length) {
    problems.add(
      path,
      'is missing: name one region or more, such as us-west-2',
    );
    return [];
  }
  const read = values.flatMap(
    (value, index) => readRegion(value, `${path}[${index}]`, problems) ?? [],
  );
  return [...new Set(read)];
}
