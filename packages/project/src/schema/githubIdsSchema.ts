import { z } from 'zod';

const id = (of: string) =>
  z
    .int()
    .min(1, { error: issue => `${issue.input} is no id of GitHub` })
    .meta({ description: `use the number by which GitHub knows ${of}` });

/**
 * The ids of a repository whose tokens have an immutable subject.
 *
 * Source: GitHub changelog, "Immutable subject claims for GitHub Actions OIDC
 * tokens", 2026-04-23; GitHub documentation, "OpenID Connect reference", 2026.
 */
export const githubIdsSchema = z
  .strictObject({
    owner: id("the repository's owner"),
    repository: id('the repository'),
  })
  .meta({
    description:
      'write the numbers of sub_claim_prefix, which "gh api repos/<owner>/<name>/actions/oidc/customization/sub" shows, such as { owner: 123456, repository: 456789 }; leave it out when that shows none',
  });
