import type {
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import { unityObjectRules } from '@lakeport/backstage-plugin-databricks-node';
import type { RuleFact } from '../config/readUnityCatalogConfig';

/** What the plugin's own rules go by besides an object's name. */
const NEEDS = new Map<string, readonly RuleFact[]>([
  [unityObjectRules.isInMetastore.name, []],
  [unityObjectRules.isInCatalog.name, []],
  [unityObjectRules.isInSchema.name, []],
  [unityObjectRules.isOwnedBy.name, ['owner']],
  [unityObjectRules.hasTag.name, ['tags', 'objectTags']],
]);
const ALL: readonly RuleFact[] = ['owner', 'tags', 'objectTags'];

/** Whether it is known what a rule goes by. */
export function isOwnRule(name: string): boolean {
  return NEEDS.has(name);
}

/**
 * What has to be read of objects before a policy's conditions can be applied to
 * them. A rule that somebody has added may go by anything.
 */
export function ruleNeedsOf(
  criteria: PermissionCriteria<PermissionCondition>,
): Set<RuleFact> {
  if (isAndCriteria(criteria)) {
    return new Set(criteria.allOf.flatMap(part => [...ruleNeedsOf(part)]));
  }
  if (isOrCriteria(criteria)) {
    return new Set(criteria.anyOf.flatMap(part => [...ruleNeedsOf(part)]));
  }
  if (isNotCriteria(criteria)) {
    return ruleNeedsOf(criteria.not);
  }
  return new Set(NEEDS.get(criteria.rule) ?? ALL);
}
