import type { Entity } from '@backstage/catalog-model';

/** Tables with owners of every kind that Databricks names. */
export const ownedTables = [
  { name: 'a', owner: 'ADA@example.com' },
  { name: 'b', owner: 'Data Engineers' },
  { name: 'c', owner: 'twins' },
  { name: 'd', owner: '2f3c-application-id' },
  { name: 'e' },
  { name: 'f', owner: 'team@example.com' },
];

const group = (name: string, displayName: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name },
  spec: {
    type: 'team',
    // The catalog looks at keys in any case, its mock in lower case.
    profile: { displayName, displayname: displayName },
  },
});

/** Users and groups: one owner is there once, others twice or not at all. */
export const owningEntities: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'ada' },
    spec: { profile: { email: 'ada@example.com' } },
  },
  group('data-engineers', 'Data Engineers'),
  group('twins', 'one'),
  group('other', 'Twins'),
  group('team', 'team@example.com'),
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'lead' },
    spec: { profile: { email: 'team@example.com' } },
  },
];
