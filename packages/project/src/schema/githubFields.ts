import { z } from 'zod';
import { fieldPattern } from './fieldPattern';

const label = fieldPattern({
  is: 'a runner label',
  matches: /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$/,
  hint: 'use the label of a runner, such as ubuntu-24.04 or [self-hosted, databricks]',
});

/**
 * Names of GitHub.
 *
 * Sources: GitHub documentation, limits of user, organization and repository
 * names; git-check-ref-format, without the signs that mean something in a
 * workflow's reference, 2026.
 */
export const githubFields = {
  organization: fieldPattern({
    is: 'an organization',
    matches: /^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}$/,
    hint: 'use the name of the organization on GitHub, such as acme',
  }),
  repositoryName: fieldPattern({
    is: 'the name of a repository',
    matches: /^(?!\.{1,2}$)(?!.*\.git$)[A-Za-z0-9._-]{1,100}$/,
    hint: 'use the name without the organization, such as lakehouse-platform',
  }),
  host: fieldPattern({
    is: 'the host of GitHub',
    matches:
      /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    hint: 'use github.com, or the host of a GitHub Enterprise Server without https://, such as github.acme.example',
  }),
  branch: fieldPattern({
    is: 'a branch',
    matches:
      /^(?![-/.])(?!.*(?:\.\.|\/\/|\/\.|\.lock(?:\/|$)|[/.]$))[A-Za-z0-9._/-]{1,200}$/,
    hint: 'use the name of the branch that is deployed, such as main',
  }),
  workflows: fieldPattern({
    is: 'a repository, or a repository and its branch',
    matches:
      /^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}\/(?!\.{1,2}(?:@|$))(?![^@]*\.git(?:@|$))[A-Za-z0-9._-]{1,100}(?:@(?![-/.])(?!.*(?:\.\.|\/\/|\/\.|\.lock(?:\/|$)|[/.]$))[A-Za-z0-9._/-]{1,200})?$/,
    hint: 'use the platform repository that holds the reusable workflows, such as acme/lakehouse-platform, and its branch when that is not main, such as acme/lakehouse-platform@live',
  }),
  runsOn: z
    .union([
      label,
      z.array(label).min(1, { error: 'no label is listed' }).max(10, {
        error: 'more than ten labels are listed',
      }),
    ])
    .meta({
      description:
        'use the label of a runner, such as ubuntu-24.04, or a list of labels',
    })
    .default('ubuntu-24.04'),
};
