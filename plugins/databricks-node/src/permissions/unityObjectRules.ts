import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { databricksUnityObjectResourceRef } from './databricksUnityObjectResourceRef';
import { UnreadUnityFactError } from './UnreadUnityFactError';

const list = (description: string) => z.array(z.string()).describe(description);

/** Unity Catalog takes names in any case for the same, and Backstage references too. */
const lower = (text: string) => text.toLocaleLowerCase('en-US');
const holds = (values: readonly string[], one: string | undefined) =>
  one !== undefined && values.map(lower).includes(lower(one));

const isInMetastore = createPermissionRule({
  name: 'IS_IN_METASTORE',
  description: 'Allow what is in one of these metastores',
  resourceRef: databricksUnityObjectResourceRef,
  paramsSchema: z.object({
    metastoreIds: list("Databricks' ids of metastores"),
  }),
  apply: ({ metastoreId }, { metastoreIds }) =>
    metastoreIds.includes(metastoreId),
  toQuery: ({ metastoreIds }) => ({
    property: 'metastoreId',
    values: metastoreIds,
  }),
});

const isInCatalog = createPermissionRule({
  name: 'IS_IN_CATALOG',
  description: 'Allow these catalogs and all that is in them',
  resourceRef: databricksUnityObjectResourceRef,
  paramsSchema: z.object({ catalogs: list('Names of catalogs') }),
  apply: ({ catalog }, { catalogs }) => holds(catalogs, catalog),
  toQuery: ({ catalogs }) => ({
    property: 'catalog',
    values: catalogs.map(lower),
  }),
});

const isInSchema = createPermissionRule({
  name: 'IS_IN_SCHEMA',
  description:
    'Allow these schemas of a catalog, all that is in them, and the catalog itself as the way there',
  resourceRef: databricksUnityObjectResourceRef,
  paramsSchema: z.object({
    catalog: z.string().describe('Name of the catalog'),
    schemas: list('Names of schemas of it'),
    withCatalog: z
      .boolean()
      .optional()
      .describe(
        'Whether the rule also holds for the catalog itself; true when left out. Within `not` it should be false, or the catalog is hidden with the schemas',
      ),
  }),
  apply: (resource, { catalog, schemas, withCatalog = true }) =>
    holds([catalog], resource.catalog) &&
    (resource.schema === undefined
      ? withCatalog
      : holds(schemas, resource.schema)),
  toQuery: ({ catalog, schemas, withCatalog = true }) => ({
    property: 'schema',
    values: [
      ...(withCatalog ? [lower(catalog)] : []),
      ...schemas.map(schema => lower(`${catalog}.${schema}`)),
    ],
  }),
});

const isOwnedBy = createPermissionRule({
  name: 'IS_OWNED_BY',
  description:
    'Allow what one of these users, groups or principals owns, and what is in their schemas and catalogs',
  resourceRef: databricksUnityObjectResourceRef,
  paramsSchema: z.object({
    owners: list(
      'Entity references of users and groups, or names of Databricks principals',
    ),
  }),
  apply: (resource, { owners }) => {
    const isOne = (owner: { name: string; entityRef?: string }) =>
      holds(owners, owner.name) || holds(owners, owner.entityRef);
    if (resource.someOwners?.some(isOne)) {
      return true;
    }
    if (!resource.owners) {
      throw new UnreadUnityFactError('owner');
    }
    return resource.owners.some(isOne);
  },
  toQuery: ({ owners }) => ({ property: 'owner', values: owners.map(lower) }),
});

const hasTag = createPermissionRule({
  name: 'HAS_TAG',
  description:
    'Allow what has a tag, or is in a schema or catalog that has it, with this value where one is given',
  resourceRef: databricksUnityObjectResourceRef,
  paramsSchema: z.object({
    key: z.string().describe('Key of the tag'),
    value: z.string().optional().describe('Its value; any when left out'),
  }),
  apply: (resource, { key, value }) => {
    const isIt = (tag: { key: string; value?: string }) =>
      tag.key === key && (value === undefined || (tag.value ?? '') === value);
    if (resource.someTags?.some(isIt)) {
      return true;
    }
    if (!resource.tags) {
      throw new UnreadUnityFactError('tags');
    }
    return resource.tags.some(isIt);
  },
  toQuery: ({ key, value }) => ({
    property: 'tag',
    values: [value === undefined ? key : `${key}=${value}`],
  }),
});

/**
 * The rules of `databricks.catalog.read`: by metastore, catalog, schema, owner
 * and tag. Each object is judged by itself: whoever may see a table by its owner
 * or tag, and not the catalog around it, finds it by search and by its link, and
 * not by way of the tree.
 *
 * @public
 */
export const unityObjectRules = {
  isInMetastore,
  isInCatalog,
  isInSchema,
  isOwnedBy,
  hasTag,
};
