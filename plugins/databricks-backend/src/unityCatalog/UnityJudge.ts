import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import {
  AuthorizeResult,
  type PermissionCondition,
  type PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  databricksUnityObjectResourceRef,
  unityObjectRules,
  type UnityObjectResource,
} from '@lakeport/backstage-plugin-databricks-node';
import type { RuleFact } from '../config/readUnityCatalogConfig';
import { conditionsHold } from './conditionsHold';
import type { JudgedObject } from './JudgedObject';
import { isOwnRule, ruleNeedsOf } from './ruleNeedsOf';
import type { UnityDeadline, UnityRuleFacts } from './UnityRuleFacts';

/**
 * What is read before it is judged again, from what costs nothing to what costs
 * a request for each object.
 */
const STEPS: ReadonlyArray<readonly RuleFact[]> = [
  [],
  ['owner', 'tags'],
  ['owner', 'tags', 'objectTags'],
];

type Conditions = PermissionCriteria<PermissionCondition>;

/**
 * Applies a policy's conditions to objects of Unity Catalog, for the explorer and
 * for search alike. Of an object is read what its conditions depend on and no
 * more: nothing where its name decides, and not its own tags where its owner does.
 *
 * What stays unknown is neither true nor false, also within a `not`.
 */
export class UnityJudge {
  readonly #registry: PermissionsRegistryService;
  readonly #facts: Pick<UnityRuleFacts, 'resources'>;

  /** The plugin's rules must be registered before something is judged. */
  constructor(options: {
    registry: PermissionsRegistryService;
    facts: Pick<UnityRuleFacts, 'resources'>;
  }) {
    this.#registry = options.registry;
    this.#facts = options.facts;
  }

  /**
   * @param conditions - of each object; one that is not decided by all of its
   *   conditions is not decided
   * @param only - facts that may be read; all when left out
   * @param deadline - when it has to be answered; it is waited for without one
   * @returns for each object, in their order, a resource of which each of its
   *   conditions says what it says with all facts known; undefined for what is
   *   not decided, gone, or closed to the portal
   * @throws as UnityRuleFacts.resources
   */
  async decided(
    objects: readonly JudgedObject[],
    conditions: (object: JudgedObject) => readonly Conditions[],
    options: { only?: ReadonlySet<RuleFact>; deadline?: UnityDeadline } = {},
  ): Promise<Array<UnityObjectResource | undefined>> {
    const found = new Map<JudgedObject, UnityObjectResource>();
    const needs = new Set(
      [...new Set(objects.flatMap(conditions))].flatMap(one => [
        ...ruleNeedsOf(one),
      ]),
    );
    let open = objects.filter(object => conditions(object).length > 0);
    let before = -1;
    for (const step of STEPS) {
      const wanted = new Set(
        step.filter(
          fact => needs.has(fact) && (options.only?.has(fact) ?? true),
        ),
      );
      if (open.length === 0 || wanted.size === before) {
        continue;
      }
      before = wanted.size;
      const resources = await this.#facts.resources(
        open,
        wanted,
        options.deadline,
      );
      open = open.filter((object, index) => {
        const resource = resources[index];
        if (
          resource &&
          conditions(object).every(
            one => this.holds(one, resource) !== undefined,
          )
        ) {
          found.set(object, whole(resource));
        }
        return resource !== undefined && !found.has(object);
      });
    }
    return objects.map(object => found.get(object));
  }

  /**
   * @returns false when they hold for nothing of a metastore, whatever it is: of what
   *   is in it only the metastore is known
   */
  mayHold(conditions: Conditions, metastoreId: string): boolean {
    const anything = { metastoreId, kind: 'catalog' as const, catalog: '' };
    return (
      conditionsHold(conditions, condition =>
        condition.rule === unityObjectRules.isInMetastore.name
          ? this.holds(condition, anything)
          : undefined,
      ) !== false
    );
  }

  /** @returns undefined when it depends on what was not read */
  holds(
    conditions: Conditions,
    resource: UnityObjectResource,
  ): boolean | undefined {
    const applies = createConditionAuthorizer(
      this.#registry.getPermissionRuleset(databricksUnityObjectResourceRef),
    );
    return conditionsHold(conditions, condition => {
      const isOwn = isOwnRule(condition.rule);
      const { owners = resource.someOwners, tags } = resource;
      // Nobody knows what a rule that somebody has added goes by.
      if (!isOwn && !(owners && tags)) {
        return undefined;
      }
      try {
        return applies(
          {
            result: AuthorizeResult.CONDITIONAL,
            pluginId: databricksUnityObjectResourceRef.pluginId,
            resourceType: databricksUnityObjectResourceRef.resourceType,
            conditions: condition,
          },
          isOwn ? resource : { ...resource, owners },
        );
      } catch (error) {
        // By name, for there may be more than one copy of the package that has it.
        if (isError(error) && error.name === 'UnreadUnityFactError') {
          return undefined;
        }
        throw error;
      }
    });
  }
}

/**
 * What is not known does not matter any more once it is decided, and must not end
 * the whole question when a rule is asked in spite of it.
 */
function whole(resource: UnityObjectResource): UnityObjectResource {
  const { owners, someOwners = [], tags, someTags = [], ...name } = resource;
  return { ...name, owners: owners ?? someOwners, tags: tags ?? someTags };
}
