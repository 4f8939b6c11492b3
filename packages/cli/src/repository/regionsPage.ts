import type { Project } from '@lakeport/project';
import { WRITTEN_BY_DOCS } from './WRITTEN_BY_DOCS';

/** Where the page is in a repository. */
export const REGIONS_PAGE = 'docs/regions.md';

/**
 * The page of the repository's documentation that says what to do when the
 * primary region of a project is down.
 *
 * @returns undefined for a project without regions
 */
export async function regionsPage(
  project: Project,
): Promise<string | undefined> {
  if (!project.spec.regions) return undefined;
  const { regionsRunbook } = await import('@lakeport/infra');
  const [title, ...text] = regionsRunbook(project).trimEnd().split('\n');
  return [title, '', WRITTEN_BY_DOCS, ...text, ''].join('\n');
}
