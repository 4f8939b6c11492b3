/**
 * The identity provider of a GitHub's workflows, as AWS and Databricks know it.
 *
 * @public
 */
export interface GithubOidcProvider {
  /** The issuer of the tokens, with `https://`. */
  readonly issuer: string;
  /** Of the provider in the umbrella account. */
  readonly arn: string;
  /** The condition key of a token's claim, such as `sub`. */
  claim(name: 'aud' | 'sub'): string;
}

/**
 * What a workflow asks a token for when it is going to AWS.
 *
 * @public
 */
export const GITHUB_AUDIENCE = 'sts.amazonaws.com';

/**
 * Who issues the tokens of a GitHub's workflows: github.com, a tenant with data
 * residency (`<name>.ghe.com`), or a GitHub Enterprise Server of one's own.
 *
 * Source: GitHub docs, "OpenID Connect reference" and "OpenID Connect with data
 * residency", 2026.
 *
 * @param options - `host` is such as `github.com`, as the platform file has it
 * @public
 */
export function githubOidcProvider(options: {
  host: string;
  adminAccountId: string;
}): GithubOidcProvider {
  const name = issuerOf(options.host);
  return {
    issuer: `https://${name}`,
    arn: `arn:aws:iam::${options.adminAccountId}:oidc-provider/${name}`,
    claim: claim => `${name}:${claim}`,
  };
}

function issuerOf(host: string): string {
  if (host === 'github.com') {
    return 'token.actions.githubusercontent.com';
  }
  return host.endsWith('.ghe.com')
    ? `token.actions.${host}`
    : `${host}/_services/token`;
}
