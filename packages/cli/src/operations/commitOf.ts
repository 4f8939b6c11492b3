const COMMIT = /^[0-9a-f]{40}$/;

/**
 * The commit that a workflow works from: the one it went to, which it says in
 * `LAKEPORT_COMMIT`, else the one it was started for. Undefined elsewhere.
 */
export function commitOf(env: NodeJS.ProcessEnv): string | undefined {
  const commit = env.LAKEPORT_COMMIT || env.GITHUB_SHA || '';
  return COMMIT.test(commit) ? commit : undefined;
}
