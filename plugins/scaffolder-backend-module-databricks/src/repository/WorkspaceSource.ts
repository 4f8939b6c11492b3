import { z } from 'zod';

/**
 * Where the files of a task's workspace come from. `databricks:project:fetch`
 * leaves it, so that later steps compare with it and propose changes to it.
 */
export const workspaceSourceSchema = z.strictObject({
  entityRef: z.string(),
  repository: z.strictObject({
    host: z.string(),
    owner: z.string(),
    repo: z.string(),
  }),
  /** The branch that was read, which changes are proposed for. */
  branch: z.string(),
  commit: z.string(),
  /** The lakeport file in the repository, as it was. */
  path: z.string(),
  text: z.string(),
});

/** See {@link workspaceSourceSchema}. */
export type WorkspaceSource = z.infer<typeof workspaceSourceSchema>;
