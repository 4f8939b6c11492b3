import type { z } from 'zod';
import type { workspaceSnapshotSchema } from './workspaceSnapshotSchema';

/**
 * What there is of a workspace that was made elsewhere, as `lakeport adopt` and
 * the portal read it. Ids are texts, and nothing in it is secret.
 *
 * @public
 */
export type WorkspaceSnapshot = z.output<typeof workspaceSnapshotSchema>;
