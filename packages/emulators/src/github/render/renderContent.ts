import type { TreeEntry } from '../../git/parseTree';

const KINDS = { blob: 'file', tree: 'dir', commit: 'submodule' } as const;

/** One entry of GitHub's contents API, without the content itself. */
export function renderContent(options: {
  api: string;
  html: string;
  ref: string;
  /** Path from the root of the repository. */
  path: string;
  entry: TreeEntry;
}) {
  const { api, html, entry, path } = options;
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const ref = encodeURIComponent(options.ref);
  const isFile = entry.type === 'blob';
  const self = `${api}/contents/${encoded}?ref=${ref}`;
  const page = `${html}/${isFile ? 'blob' : 'tree'}/${options.ref}/${encoded}`;
  const git = `${api}/git/${isFile ? 'blobs' : 'trees'}/${entry.sha}`;
  return {
    name: path.split('/').pop() ?? path,
    path,
    sha: entry.sha,
    size: entry.size ?? 0,
    url: self,
    html_url: page,
    git_url: git,
    download_url: isFile ? `${html}/raw/${options.ref}/${encoded}` : null,
    type: KINDS[entry.type],
    _links: { self, git, html: page },
  };
}
