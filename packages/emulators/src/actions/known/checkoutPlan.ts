/** What `actions/checkout` fetches and checks out. */
export interface CheckoutPlan {
  /** Full or as it was given; empty for a commit alone. */
  ref: string;
  /** undefined where the ref says it. */
  commit: string | undefined;
  /** What is fetched first. */
  fetch: string[];
  /** What is fetched when the first has not brought the ref or the commit. */
  otherwise: string[];
}

const BRANCHES = '+refs/heads/*:refs/remotes/origin/*';
const TAGS = '+refs/tags/*:refs/tags/*';

/** The place of a ref of the server in the checkout; undefined for a name that may be a branch or a tag. */
export function localRef(ref: string): string | undefined {
  if (!ref.startsWith('refs/')) {
    return undefined;
  }
  return ref
    .replace(/^refs\/heads\//, 'refs/remotes/origin/')
    .replace(/^refs\/pull\//, 'refs/remotes/pull/');
}

function refSpecs(ref: string, commit: string | undefined): string[] {
  const local = localRef(ref);
  if (local !== undefined) {
    return [`+${commit ?? ref}:${local}`];
  }
  return commit !== undefined
    ? [commit]
    : [
        `+refs/heads/${ref}*:refs/remotes/origin/${ref}*`,
        `+refs/tags/${ref}*:refs/tags/${ref}*`,
      ];
}

/**
 * As `actions/checkout` v4 does it (its ref-helper, 2026): one commit, or with
 * `fetch-depth: 0` all branches and tags, so that histories can be compared.
 *
 * @param given - the input `ref`; empty for what the run is about
 * @param run - undefined for another repository than that of the run
 * @param main - the full ref of the default branch
 */
export function checkoutPlan(options: {
  given: string;
  run: { ref: string; sha: string } | undefined;
  main: string;
  depth: number;
}): CheckoutPlan {
  const { given, run, main, depth } = options;
  const isCommit = /^[0-9a-f]{40}$/i.test(given);
  const ref = isCommit ? '' : given || (run?.ref ?? main);
  const commit = isCommit
    ? given.toLowerCase()
    : (given === '' && run?.sha) || undefined;
  const otherwise = refSpecs(ref, commit);
  const fetch =
    depth > 0
      ? otherwise
      : [
          BRANCHES,
          TAGS,
          ...(ref.startsWith('refs/pull/') ? refSpecs(ref, commit) : []),
        ];
  return { ref, commit, fetch, otherwise };
}
