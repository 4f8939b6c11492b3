const PATTERNS: ReadonlyArray<[what: string, pattern: RegExp]> = [
  ['a Databricks personal access token', /\bdapi[0-9a-f]{32}\b/],
  ['a Databricks OAuth secret', /\bdose[0-9a-f]{32}\b/],
  ['an AWS access key', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ['a GitHub token', /\b(?:gh[pousr]_[0-9A-Za-z]{36}|github_pat_\w{22,})/],
  ['a Slack token', /\bxox[abprs]-[0-9A-Za-z-]{10,}/],
];

/**
 * What secret a text holds, by the form that its issuer gives it. The text
 * itself is never part of the answer.
 */
export function secretIn(text: string): string | undefined {
  return PATTERNS.find(([, pattern]) => pattern.test(text))?.[0];
}
