import { createHash } from 'node:crypto';

/** Where the portal's own branches live. */
export const BRANCH_PREFIX = 'lakeport/';

/**
 * The branch of a request: the same request always has the same one, so that it
 * finds its pull request. Later generations are for requests that are made
 * again after their pull request was closed.
 */
export function proposalBranch(request: string, generation = 1): string {
  const slug = request
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '');
  const digest = createHash('sha256').update(request).digest('hex').slice(0, 8);
  const suffix = generation > 1 ? `-${generation}` : '';
  return `${BRANCH_PREFIX}${slug || 'change'}-${digest}${suffix}`;
}
