import type { Entity } from '@backstage/catalog-model';
import type {
  Metastore,
  UnityBindingPage,
  UnityGrantPage,
  UnityLineage,
  UnityObject,
  UnityObjectDetails,
  UnityTag,
} from '@lakeport/backstage-plugin-databricks-common';
import { FakeDatabricksApi } from './FakeDatabricksApi';
import { age, workspace } from './fixtures';

export const metastore: Metastore = {
  id: 'm-1',
  name: 'main-us',
  region: 'us-west-2',
  accountId: workspace.accountId,
  owner: { name: 'metastore-admins' },
  storageRoot: 's3://acme-metastore',
  workspaces: [
    {
      id: workspace.id,
      name: workspace.name,
      status: 'RUNNING',
      url: workspace.url,
    },
    {
      id: '77',
      name: 'analytics',
      status: 'RUNNING',
      url: 'https://analytics.cloud.databricks.com',
    },
  ],
};

export const catalogEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'sales',
    namespace: 'default',
    annotations: {
      'lakeport.dev/metastore-id': 'm-1',
      'lakeport.dev/catalog': 'sales',
    },
  },
  spec: { type: 'databricks-catalog', owner: 'group:default/data' },
};

const catalog = (name: string): UnityObject => ({
  kind: 'catalog',
  name,
  fullName: name,
  type: 'MANAGED_CATALOG',
  isolationMode: 'ISOLATED',
  owner: { name: 'data-admins' },
});

const schema = (name: string): UnityObject => ({
  kind: 'schema',
  name,
  fullName: `sales.${name}`,
  catalog: 'sales',
  owner: { name: 'data-admins' },
});

const held = (
  kind: UnityObject['kind'],
  name: string,
  rest: Partial<UnityObject> = {},
): UnityObject => ({
  kind,
  name,
  fullName: `sales.bronze.${name}`,
  catalog: 'sales',
  schema: 'bronze',
  owner: { name: 'guest@example.com', entityRef: 'user:default/guest' },
  ...rest,
});

/** Catalogs with schemas and one object of each kind. */
export const unityObjects: UnityObject[] = [
  catalog('sales'),
  catalog('hr'),
  schema('bronze'),
  schema('silver'),
  held('table', 'orders', {
    type: 'MANAGED',
    format: 'DELTA',
    comment: 'One row for each order.',
    updatedAt: '2026-08-01T08:00:00Z',
  }),
  held('table', 'orders_view', { type: 'VIEW' }),
  held('volume', 'landing', { type: 'EXTERNAL' }),
  held('function', 'mask_mail'),
  held('model', 'churn'),
];

export const tableDetails: Partial<UnityObjectDetails> = {
  url: 'https://sales-dev.cloud.databricks.com/explore/data/sales/bronze/orders',
  createdAt: '2026-07-01T08:00:00Z',
  createdBy: 'loader@example.com',
  storageLocation: 's3://acme-sales/bronze/orders',
  rowFilterFunction: 'sales.bronze.only_mine',
  columns: [
    {
      name: 'id',
      type: 'BIGINT',
      nullable: false,
      comment: 'Number of the order.',
    },
    {
      name: 'mail',
      type: 'STRING',
      nullable: true,
      maskFunction: 'sales.bronze.mask_mail',
    },
    { name: 'customer', type: 'BIGINT' },
    { name: 'day', type: 'DATE', partitionIndex: 0 },
  ],
  constraints: [
    { kind: 'primary-key', name: 'pk_orders', columns: ['id'] },
    {
      kind: 'foreign-key',
      columns: ['customer'],
      parentTable: 'sales.silver.customers',
      parentColumns: ['id'],
    },
  ],
  tags: [{ key: 'tier', value: 'gold' }, { key: 'reviewed' }],
  properties: { 'delta.minReaderVersion': '2' },
  environments: [
    { entityRef: 'resource:default/sales-dev', workspaceId: workspace.id },
  ],
};

/** Those of `customer` could not be read. */
export const columnTags: Record<string, UnityTag[]> = {
  id: [],
  mail: [{ key: 'pii', value: 'mail' }],
  day: [],
};

export const grants: UnityGrantPage = {
  items: [
    {
      principal: {
        name: 'guest@example.com',
        entityRef: 'user:default/guest',
      },
      privileges: [{ privilege: 'SELECT' }],
    },
    {
      principal: { name: 'analysts' },
      privileges: [
        { privilege: 'MODIFY' },
        {
          privilege: 'USE CATALOG',
          inheritedFromType: 'CATALOG',
          inheritedFromName: 'sales',
        },
      ],
    },
  ],
  age,
  errors: [],
};

export const lineage: UnityLineage = {
  upstreams: [
    {
      catalog: 'sales',
      schema: 'raw',
      table: 'events',
      jobs: [
        { id: '42', url: 'https://sales-dev.cloud.databricks.com/jobs/42' },
      ],
      notebooks: [{ id: '7' }],
    },
    { catalog: '', schema: '', table: 'hidden table', hidden: true },
  ],
  downstreams: [{ catalog: 'sales', schema: 'gold', table: 'revenue' }],
  age,
  errors: [],
};

export const bindings: UnityBindingPage = {
  workspaces: [
    { id: '77', name: 'analytics' },
    { id: workspace.id, name: workspace.name },
  ],
  items: [
    { catalog: 'shared', open: true, bindings: [] },
    {
      catalog: 'sales',
      open: false,
      bindings: [
        { workspaceId: workspace.id, readOnly: false },
        { workspaceId: '77', readOnly: true },
      ],
    },
    { catalog: 'hr', open: false, bindings: [] },
    {
      catalog: 'broken',
      open: false,
      bindings: [],
      failed: 'the workspace is asleep',
    },
  ],
  age,
  errors: [],
};

/** An API whose Unity Catalog holds all of the above. */
export function unityApi(): FakeDatabricksApi {
  const api = new FakeDatabricksApi();
  api.metastores = { items: [metastore], readAs: 'portal', age, errors: [] };
  api.unityObjects = unityObjects;
  api.unityDetails = {};
  api.grants = grants;
  api.lineage = () => lineage;
  api.bindings = bindings;
  return api;
}
