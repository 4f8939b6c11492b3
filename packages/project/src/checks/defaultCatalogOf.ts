import { catalogNames } from './catalogNames';
import type { EnvironmentDraft } from './projectDraft';

/**
 * The environment's default catalog, or `none`; undefined while that cannot be
 * known.
 */
export function defaultCatalogOf(
  environment: EnvironmentDraft,
  project: string | undefined,
  name: string,
): { name: string } | 'none' | undefined {
  const { catalogs } = environment;
  if (!catalogs) {
    const [only] = catalogNames(environment, project, name) ?? [];
    return only === undefined ? undefined : { name: only };
  }
  const chosen = Object.keys(catalogs).find(
    catalog => catalogs[catalog]?.default,
  );
  if (chosen !== undefined) {
    return { name: chosen };
  }
  const clear = Object.values(catalogs).every(
    catalog =>
      catalog &&
      (catalog.default !== undefined || !catalog.keys.includes('default')),
  );
  return clear ? 'none' : undefined;
}
