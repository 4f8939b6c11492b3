interface SecretForm {
  readonly what: string;
  /** Looked for first: most texts have none of them, and patterns are slow. */
  readonly starts: readonly string[];
  readonly pattern: RegExp;
}

const FORMS: readonly SecretForm[] = [
  {
    what: 'a Databricks personal access token',
    starts: ['dapi'],
    pattern: /\bdapi[0-9a-f]{32}\b/,
  },
  {
    what: 'a Databricks OAuth secret',
    starts: ['dose'],
    pattern: /\bdose[0-9a-f]{32}\b/,
  },
  {
    what: 'an AWS access key',
    starts: ['AKIA', 'ASIA'],
    pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  },
  {
    what: 'a private key',
    starts: ['-----BEGIN'],
    pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/,
  },
  {
    what: 'a GitHub token',
    starts: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    pattern: /\b(?:gh[pousr]_[0-9A-Za-z]{36}|github_pat_\w{22,})/,
  },
  {
    what: 'a Slack token',
    starts: ['xox'],
    pattern: /\bxox[abprs]-[0-9A-Za-z-]{10,}/,
  },
];

/**
 * What secret a text holds, by the form that its issuer gives it. The text
 * itself is never part of the answer.
 */
export function secretIn(text: string): string | undefined {
  return FORMS.find(
    ({ pattern, starts }) =>
      starts.some(start => text.includes(start)) && pattern.test(text),
  )?.what;
}
