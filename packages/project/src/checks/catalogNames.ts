import { defaultCatalogName } from '../defaultCatalogName';
import type { EnvironmentDraft } from './projectDraft';

/**
 * The catalogs of an environment: those it names, or the one that it has
 * otherwise; undefined while that cannot be known.
 */
export function catalogNames(
  environment: EnvironmentDraft,
  project: string | undefined,
  name: string,
): string[] | undefined {
  const { catalogs } = environment;
  if (catalogs) {
    return Object.keys(catalogs);
  }
  return catalogs === undefined && project !== undefined
    ? [defaultCatalogName(project, name)]
    : undefined;
}
