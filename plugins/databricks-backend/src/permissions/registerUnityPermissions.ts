import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  databricksCatalogReadPermission,
  parseUnityObjectRef,
} from '@lakeport/backstage-plugin-databricks-common';
import {
  databricksUnityObjectResourceRef,
  unityObjectRules,
  type UnityObjectResource,
} from '@lakeport/backstage-plugin-databricks-node';
import type { JudgedObject } from '../unityCatalog/JudgedObject';
import type { UnityCatalog } from '../unityCatalog/UnityCatalog';

/**
 * Tells the permission backend of the permission and rules on Unity Catalog, and
 * gives it the objects that a policy's conditions are applied to. It does not say
 * which conditions those are, so what `databricks.unityCatalog.ruleFacts` names
 * is read of each object: owners by lists of what is in a schema or catalog, tags
 * one by one; all kept for minutes. An object of which one of them could not be
 * read within seconds has no resource, which denies it and no other.
 */
export function registerUnityPermissions(options: {
  registry: PermissionsRegistryService;
  unityCatalog: Pick<UnityCatalog, 'config' | 'facts'>;
}): void {
  const { config, facts } = options.unityCatalog;
  const wanted = new Set(config.ruleFacts);
  options.registry.addResourceType({
    resourceRef: databricksUnityObjectResourceRef,
    permissions: [databricksCatalogReadPermission],
    rules: Object.values(unityObjectRules),
    getResources: async refs => {
      const objects = refs.map(judgedOf);
      const known = objects.filter(object => object !== undefined);
      const resources = await facts.resourcesInTime(known, wanted);
      const byObject = new Map<JudgedObject, UnityObjectResource | undefined>(
        known.map((object, index) => [object, resources[index]]),
      );
      return objects.map(object => object && byObject.get(object));
    },
  });
}

/** Undefined for a text that names no object. */
function judgedOf(ref: string): JudgedObject | undefined {
  try {
    return { ...parseUnityObjectRef(ref), owner: false };
  } catch {
    return undefined;
  }
}
