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
import type { ConfigProblems } from '../config/ConfigProblems';
import type { RuleFact } from '../config/readUnityCatalogConfig';
import type { JudgedObject } from '../unityCatalog/JudgedObject';
import { ruleNeedsOf } from '../unityCatalog/ruleNeedsOf';
import type { UnityCatalog } from '../unityCatalog/UnityCatalog';
import type { UnityDeadline } from '../unityCatalog/UnityRuleFacts';
import type { ConditionsAsked } from './ConditionsAsked';
import { withUnreadFacts } from './withUnreadFacts';

/**
 * Tells the permission backend of the permission and rules on Unity Catalog, and
 * gives it the objects that a policy's conditions are applied to, as search has it
 * do. Of an object is read what the conditions depend on, as far as
 * `databricks.unityCatalog.ruleFacts` lets it, all kept for minutes; one that they
 * do not decide within seconds has no resource, which denies it and no other.
 *
 * Where the conditions are not known, all that they could go by is read.
 */
export function registerUnityPermissions(options: {
  registry: PermissionsRegistryService;
  unityCatalog: Pick<UnityCatalog, 'config' | 'facts' | 'judge'>;
  asked: Pick<ConditionsAsked, 'of'>;
  problems: Pick<ConfigProblems, 'warn'>;
}): void {
  const { unityCatalog, asked } = options;
  const { facts, judge } = unityCatalog;
  const readable = new Set(unityCatalog.config.ruleFacts);
  const tell = tellOnce(options.problems);

  async function resourcesOf(
    refs: ReadonlyMap<JudgedObject, string>,
    deadline: UnityDeadline,
  ): Promise<Array<UnityObjectResource | undefined>> {
    const objects = [...refs.keys()];
    const { resourceType } = databricksUnityObjectResourceRef;
    const conditions = asked.of(resourceType);
    if (!conditions) {
      const resources = await facts.resources(objects, readable, deadline);
      return resources.map(one => one && withUnreadFacts(one, readable));
    }
    const unread = [...conditions.values()]
      .flat()
      .flatMap(one => [...ruleNeedsOf(one)])
      .filter(fact => !readable.has(fact));
    tell(new Set(unread));
    return judge.decided(
      objects,
      object => conditions.get(refs.get(object) ?? '') ?? [],
      { only: readable, deadline },
    );
  }

  options.registry.addResourceType({
    resourceRef: databricksUnityObjectResourceRef,
    permissions: [databricksCatalogReadPermission],
    rules: Object.values(unityObjectRules),
    getResources: async refs => {
      const objects = refs.map(judgedOf);
      const known = new Map(
        objects.flatMap(
          (object, index): Array<[JudgedObject, string]> =>
            object ? [[object, refs[index]]] : [],
        ),
      );
      const deadline = facts.deadline();
      const resources = await resourcesOf(known, deadline);
      deadline.end();
      const byObject = new Map(
        [...known.keys()].map((object, index) => [object, resources[index]]),
      );
      return objects.map(object => object && byObject.get(object));
    },
  });
}

/** Says of each fact once that the policy goes by it and it is not read. */
function tellOnce(problems: Pick<ConfigProblems, 'warn'>) {
  const told = new Set<RuleFact>();
  return (unread: ReadonlySet<RuleFact>) => {
    for (const fact of unread) {
      if (!told.has(fact)) {
        told.add(fact);
        problems.warn(
          'databricks.unityCatalog.ruleFacts',
          `leaves out ${fact}, and the permission policy goes by it: search does not show what depends on it, and the explorer does where the policy allows it. Add ${fact}, or leave out ruleFacts: then what the policy goes by is read`,
        );
      }
    }
  };
}

/** Undefined for a text that names no object. */
function judgedOf(ref: string): JudgedObject | undefined {
  try {
    return { ...parseUnityObjectRef(ref), owner: false };
  } catch {
    return undefined;
  }
}
