import { createHash } from 'node:crypto';
import type { StoredPlace } from './DocumentStore';

/** One text for a place, of one length whatever the names. */
export function placeId({ metastoreId, catalog, schema }: StoredPlace): string {
  return createHash('sha256')
    .update(JSON.stringify([metastoreId, catalog, schema]))
    .digest('hex');
}
