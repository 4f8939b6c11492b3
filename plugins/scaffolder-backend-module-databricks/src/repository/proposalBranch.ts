import { createHash } from 'node:crypto';

/** Where the portal's own branches live. */
export const BRANCH_PREFIX = 'lakeport/';

/** Whether a branch is one of a request's, of any generation. */
export function isProposalBranch(branch: string, request: string): boolean {
  const first = proposalBranch(request);
  return (
    branch === first ||
    (branch.startsWith(first) && /^-\d+$/.test(branch.slice(first.length)))
  );
}

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
