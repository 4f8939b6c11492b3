import { createHash } from 'node:crypto';
import type { Entity } from '@backstage/catalog-model';

/** Tells by what the catalog shows of an entity whether it is what would be told now. */
export const DIGEST = 'lakeport.dev/digest';

/** The entity with a digest of it among its annotations. */
export function withDigest(entity: Entity): Entity {
  const { metadata } = entity;
  const digest = createHash('sha256')
    .update(JSON.stringify(entity))
    .digest('base64url');
  return {
    ...entity,
    metadata: {
      ...metadata,
      annotations: { ...metadata.annotations, [DIGEST]: digest },
    },
  };
}
