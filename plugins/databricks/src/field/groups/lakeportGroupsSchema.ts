import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What a `LakeportGroups` field gives and takes; shown in the template editor. */
export const lakeportGroupsSchema = makeFieldSchema({
  output: z =>
    z
      .union([z.array(z.string()), z.string()])
      .describe(
        'Names of groups of the Databricks account; one name for a schema of type string',
      ),
  uiOptions: z =>
    z.object({
      allowUnknown: z
        .boolean()
        .optional()
        .describe(
          'true: a group that the account does not have yet is pointed out, not refused',
        ),
      placeholder: z.string().optional().describe('Text of the empty field'),
    }),
});
