/**
 * `organization/name` as a template needs it: whole (`slug`) and in its parts.
 */
export function repositoryParts(slug: string): {
  owner: string;
  name: string;
  slug: string;
} {
  const [owner = '', name = ''] = slug.split('/');
  return { owner, name, slug };
}
