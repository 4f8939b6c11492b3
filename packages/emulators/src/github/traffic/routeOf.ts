/** What stands for the parts of an address that differ, in GitHub's own notation. */
const PARTS: Array<[RegExp, string]> = [
  [/^(\/api\/v3)?\/repos\/[^/]+\/[^/]+/, '$1/repos/{owner}/{repo}'],
  [/\/(users|orgs)\/[^/]+/, '/$1/{login}'],
  [/\/teams\/[^/]+/, '/teams/{team_slug}'],
  [/\/memberships\/[^/]+/, '/memberships/{username}'],
  [/\/workflows\/[^/]+/, '/workflows/{workflow_id}'],
  [/\/environments\/[^/]+/, '/environments/{environment_name}'],
  [/\/variables\/[^/]+/, '/variables/{name}'],
  [/\/secrets\/(?!public-key$)[^/]+/, '/secrets/{secret_name}'],
  [/\/labels\/[^/]+/, '/labels/{name}'],
  [/\/contents\/.+/, '/contents/{path}'],
  [/\/compare\/.+/, '/compare/{basehead}'],
  [/\/(git\/(?:ref|refs|matching-refs))\/.+/, '/$1/{ref}'],
  [/\/git\/(blobs|trees|commits)\/[^/]+/, '/git/$1/{sha}'],
  [/\/branches\/.+?(\/protection.*)?$/, '/branches/{branch}$1'],
  [/\/commits\/.+?(\/status|\/pulls)?$/, '/commits/{ref}$1'],
  [/\/(tarball|zipball)\/.+/, '/$1/{ref}'],
  [/^\/_blob\/.+/, '/_blob/{ticket}'],
  [/^\/_archive\/.+/, '/_archive/{owner}/{repo}/{sha}'],
  [/^\/avatars\/.+/, '/avatars/{id}'],
  [
    /^\/[^/]+\/[^/]+?(?:\.git)?\/(info\/refs|git-(?:upload|receive)-pack)$/,
    '/{owner}/{repo}.git/$1',
  ],
];

/**
 * The route that an address belongs to, for example
 * `/api/v3/repos/{owner}/{repo}/actions/runs/{id}/jobs`.
 */
export function routeOf(path: string): string {
  return PARTS.reduce(
    (route, [part, text]) => route.replace(part, text),
    path.split('?')[0],
  ).replace(/\/\d+(?=\/|$)/g, '/{id}');
}
