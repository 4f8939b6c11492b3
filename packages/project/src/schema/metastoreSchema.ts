import { z } from 'zod';
import { fields } from './fields';

/**
 * Which metastore a region's workspaces use: the one that is there (`{}`), one
 * named by id, or a new one. A metastore is owned by a group, never by a person
 * or by the principal that happens to create it.
 */
export const metastoreSchema = z
  .union([
    z.record(z.string(), z.never()),
    z.strictObject({ existing: fields.metastoreId }),
    z.strictObject({
      create: z.literal(true).meta({
        description: 'use true, or leave create out to look one up',
      }),
      owner: fields.groupName,
    }),
  ])
  .meta({
    description:
      'use {} to look the metastore up, { existing: <id> } or { create: true, owner: <group> }',
  })
  .transform(
    (
      metastore,
    ):
      | { mode: 'lookup' }
      | { mode: 'existing'; id: string }
      | { mode: 'create'; owner: string } => {
      if ('existing' in metastore && metastore.existing) {
        return { mode: 'existing', id: metastore.existing };
      }
      if ('create' in metastore && metastore.create) {
        return { mode: 'create', owner: metastore.owner };
      }
      return { mode: 'lookup' };
    },
  );
