import type { GitHubRepository } from '../github/GitHubRepository';

const NAME = /^[\w.-]+$/;

/**
 * The repository that a URL of GitHub's shape (`https://host/owner/repo/…`)
 * is in; undefined for any other.
 *
 * @public
 */
export function repositoryOfUrl(value: string): GitHubRepository | undefined {
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    return undefined;
  }
  const [owner, name] = url.pathname.split('/').slice(1);
  const repo = name?.replace(/\.git$/, '');
  if (
    !/^https?:$/.test(url.protocol) ||
    !owner ||
    !repo ||
    !NAME.test(owner) ||
    !NAME.test(repo)
  ) {
    return undefined;
  }
  return { host: url.host, owner, repo };
}
