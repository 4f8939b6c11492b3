/** What of an environment's entity is read from the catalog to know it. */
export const environmentFields = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'metadata.labels',
  'relations',
  'spec.owner',
  'spec.type',
] as const;
