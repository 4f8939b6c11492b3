import type { Entity } from '@backstage/catalog-model';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import {
  environmentResourceOf,
  projectFileOf,
} from '@lakeport/backstage-plugin-databricks-node';
import type { IndexedEnvironment } from './IndexedEnvironment';

/** An entity as the table of environments keeps it; undefined of one that is no environment. */
export function indexedEnvironmentOf(
  entity: Entity,
  integrations: Pick<ScmIntegrationRegistry, 'resolveUrl'>,
): IndexedEnvironment | undefined {
  const resource = environmentResourceOf(entity);
  if (!resource) {
    return undefined;
  }
  try {
    const { repository } = projectFileOf(entity, integrations);
    return { ...resource, repository };
  } catch {
    // It can be seen and is under rules all the same.
    return resource;
  }
}
