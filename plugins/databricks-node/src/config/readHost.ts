import type { ConfigProblems } from './ConfigProblems';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
/** Databricks on AWS: commercial and GovCloud. */
const DATABRICKS = [
  '.cloud.databricks.com',
  '.cloud.databricks.us',
  '.cloud.databricks.mil',
];

/**
 * Reads an origin that credentials are sent to: https on a host of its owner or
 * an allowed one, or plain http on loopback.
 *
 * @returns nothing when it is none; the problems then say why
 */
export function readHost(
  value: string,
  path: string,
  context: {
    problems: ConfigProblems;
    allowedHosts: string[];
    example: string;
    /** Whose hosts need not be allowed: Databricks' when left out. */
    known?: { domains: string[]; what: string };
  },
): string | undefined {
  const {
    problems,
    allowedHosts,
    example,
    known: { domains, what } = {
      domains: DATABRICKS,
      what: 'a host of Databricks',
    },
  } = context;
  if (!URL.canParse(value)) {
    return problems.add(path, `is not a URL: give it as ${example}`);
  }
  const url = new URL(value);
  if (url.protocol === 'http:' && LOOPBACK.has(url.hostname)) {
    return originOf(url, path, context);
  }
  if (url.protocol !== 'https:') {
    return problems.add(
      path,
      'must start with https:// because credentials are sent there (plain http is for a loopback address only)',
    );
  }
  const known =
    domains.some(domain => url.hostname.endsWith(domain)) ||
    allowedHosts.some(host => host === url.host || host === url.hostname);
  if (!known) {
    return problems.add(
      path,
      `${url.host} is not ${what}, and credentials are sent there; if it is right, add it to databricks.allowedHosts`,
    );
  }
  return originOf(url, path, context);
}

function originOf(
  url: URL,
  path: string,
  context: { problems: ConfigProblems; example: string },
): string | undefined {
  if (url.pathname !== '/' || url.search || url.hash || url.username) {
    return context.problems.add(
      path,
      `must be a scheme and a host without a path, such as ${context.example}`,
    );
  }
  return url.origin;
}
