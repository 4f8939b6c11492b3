import { regions as knownRegions } from '../data/regions';
import type { Finding } from '../Finding';
import { environmentsOf } from './environmentsOf';
import type { ProjectDraft } from './projectDraft';

/**
 * That metastores are of regions in which the project has workspaces, that one
 * is not taken for two regions, and that a project on a platform leaves making
 * them to the platform.
 *
 * Source: Databricks docs, Unity Catalog, 2026: a metastore serves the
 * workspaces of its own region.
 */
export function checkMetastores(draft: ProjectDraft): Finding[] {
  const platform = draft.spec?.platform;
  const used = environmentsOf(draft).map(
    ({ environment }) => environment.region,
  );
  const regions = [...new Set(used)];
  const regionOf = new Map<string, string>();
  return Object.entries(draft.spec?.databricks?.metastores ?? {}).flatMap(
    ([region, metastore]): Finding[] => {
      const path = ['spec', 'databricks', 'metastores', region];
      const findings: Finding[] = [];
      if (metastore?.create && platform !== undefined) {
        findings.push({
          path: [...path, 'create'],
          message: `platform ${platform} makes the metastores, not a project on it`,
          hint: 'remove create and owner, or spec.platform',
          about: 'key',
        });
      }
      if (
        metastore &&
        Object.hasOwn(knownRegions, region) &&
        regions.length > 0 &&
        regions.every(known => known !== undefined && known !== region)
      ) {
        findings.push({
          path,
          message: `no environment is in region ${region}, and a metastore serves the workspaces of its own region only`,
          hint: `use the region of an environment, ${regions.join(
            ' or ',
          )}, or remove it`,
          about: 'key',
        });
      }
      const id = metastore?.existing?.toLowerCase();
      const before = id === undefined ? undefined : regionOf.get(id);
      if (before !== undefined) {
        findings.push({
          path: [...path, 'existing'],
          message: `this metastore is that of region ${before}, and a metastore serves one region only`,
          hint: `use the id of the metastore of ${region}`,
          about: 'value',
        });
      } else if (id !== undefined) {
        regionOf.set(id, region);
      }
      return findings;
    },
  );
}
