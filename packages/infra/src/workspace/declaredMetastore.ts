import { Metastore, Project } from '@lakeport/project';

/** How a project finds the metastore of a region; by the region if it does not say. */
export function declaredMetastore(project: Project, region: string): Metastore {
  return project.spec.databricks.metastores[region] ?? { mode: 'lookup' };
}
