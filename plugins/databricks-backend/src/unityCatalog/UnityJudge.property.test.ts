import { mockServices } from '@backstage/backend-test-utils';
import type {
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  createPermissionIntegrationRouter,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  databricksUnityObjectResourceRef,
  unityObjectRules,
  type UnityObjectResource,
} from '@lakeport/backstage-plugin-databricks-node';
import fc from 'fast-check';
import type { RuleFact } from '../config/readUnityCatalogConfig';
import { UnityJudge } from './UnityJudge';

type Criteria = PermissionCriteria<PermissionCondition>;

/** A rule of somebody else, who takes what is not there for nothing. */
const isOpen = createPermissionRule({
  name: 'IS_OPEN',
  description: 'Allow what is not tagged',
  resourceRef: databricksUnityObjectResourceRef,
  apply: ({ owners = [], tags = [] }) => owners.length + tags.length === 0,
  toQuery: () => ({ property: 'tag' as const, values: [] }),
});
const rules = createPermissionIntegrationRouter({
  resourceType: databricksUnityObjectResourceRef.resourceType,
  rules: [...Object.values(unityObjectRules), isOpen],
});
const registry = mockServices.permissionsRegistry.mock({
  getPermissionRuleset: ref => rules.getPermissionRuleset(ref),
});

const name = fc.constantFrom('a', 'b', 'c');
const leaf = fc
  .oneof(
    fc.record({
      rule: fc.constant('IS_IN_CATALOG'),
      params: fc.record({ catalogs: fc.array(name, { maxLength: 2 }) }),
    }),
    fc.record({
      rule: fc.constant('IS_OWNED_BY'),
      params: fc.record({ owners: fc.array(name, { maxLength: 2 }) }),
    }),
    fc.record({
      rule: fc.constant('HAS_TAG'),
      params: fc.record({ key: name, value: name }, { requiredKeys: ['key'] }),
    }),
    fc.record({ rule: fc.constant('IS_OPEN'), params: fc.constant({}) }),
  )
  .map((one): Criteria => ({ resourceType: 'unity-catalog-object', ...one }));
const { criteria } = fc.letrec<{ criteria: Criteria }>(tie => ({
  criteria: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.record({ not: tie('criteria') }),
    fc
      .tuple(tie('criteria'), tie('criteria'))
      .map(([one, other]): Criteria => ({ anyOf: [one, other] })),
    fc
      .tuple(tie('criteria'), tie('criteria'))
      .map(([one, other]): Criteria => ({ allOf: [one, other] })),
  ),
}));
const tags = fc.array(
  fc.record({ key: name, value: name }, { requiredKeys: ['key'] }),
  { maxLength: 2 },
);
/** An object with all that is to be known of it, and what of it can be read. */
const estate = fc.record({
  catalog: name,
  owners: fc.array(
    name.map(one => ({ name: one })),
    { maxLength: 2 },
  ),
  around: tags,
  own: tags,
  readable: fc.uniqueArray(
    fc.constantFrom<RuleFact>('owner', 'tags', 'objectTags'),
  ),
  fails: fc.uniqueArray(
    fc.constantFrom<RuleFact>('owner', 'tags', 'objectTags'),
  ),
});

/** Says of the one object whether conditions allow it, with some facts missing. */
async function isAllowed(
  conditions: Criteria,
  one: {
    catalog: string;
    owners: Array<{ name: string }>;
    around: Array<{ key: string; value?: string }>;
    own: Array<{ key: string; value?: string }>;
  },
  { readable, fails }: { readable: RuleFact[]; fails: RuleFact[] },
): Promise<boolean> {
  const object = {
    metastoreId: 'm',
    kind: 'table' as const,
    catalog: one.catalog,
    schema: 's',
    name: 't',
  };
  const judge = new UnityJudge({
    registry,
    facts: {
      resources: async (objects, wanted) => {
        const isRead = (fact: RuleFact) =>
          wanted.has(fact) && !fails.includes(fact);
        const around = isRead('tags') ? one.around : [];
        const own = isRead('objectTags') ? one.own : [];
        return objects.map(
          (): UnityObjectResource => ({
            ...object,
            ...(isRead('owner') && { owners: one.owners }),
            ...(isRead('tags') && isRead('objectTags')
              ? { tags: [...own, ...around] }
              : { someTags: [...own, ...around] }),
          }),
        );
      },
    },
  });
  const [resource] = await judge.decided(
    [{ ...object, owner: false }],
    () => [conditions],
    { only: new Set(readable) },
  );
  // As Backstage applies conditions to what it is given: nothing denies.
  return resource !== undefined && judge.holds(conditions, resource) === true;
}

/** What Backstage itself says of an object of which everything is known. */
function isAllowedByBackstage(
  conditions: Criteria,
  one: {
    catalog: string;
    owners: Array<{ name: string }>;
    around: Array<{ key: string; value?: string }>;
    own: Array<{ key: string; value?: string }>;
  },
): boolean {
  const apply = (said: Criteria, resource: UnityObjectResource): boolean => {
    if ('allOf' in said) {
      return said.allOf.every(part => apply(part, resource));
    }
    if ('anyOf' in said) {
      return said.anyOf.some(part => apply(part, resource));
    }
    if ('not' in said) {
      return !apply(said.not, resource);
    }
    return rules
      .getPermissionRuleset(databricksUnityObjectResourceRef)
      .getRuleByName(said.rule)
      .apply(resource, said.params ?? {});
  };
  return apply(conditions, {
    metastoreId: 'm',
    kind: 'table',
    catalog: one.catalog,
    schema: 's',
    name: 't',
    owners: one.owners,
    tags: [...one.own, ...one.around],
  });
}

describe('UnityJudge', () => {
  it('allows nothing for want of a fact that it would not allow with all of them', async () => {
    await fc.assert(
      fc.asyncProperty(criteria, estate, async (conditions, one) => {
        const known = isAllowedByBackstage(conditions, one);
        const told = await isAllowed(conditions, one, one);
        expect(told && !known).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('says with all facts what Backstage says', async () => {
    await fc.assert(
      fc.asyncProperty(criteria, estate, async (conditions, one) => {
        expect(
          await isAllowed(conditions, one, {
            readable: ['owner', 'tags', 'objectTags'],
            fails: [],
          }),
        ).toBe(isAllowedByBackstage(conditions, one));
      }),
      { numRuns: 1_000 },
    );
  });
});
