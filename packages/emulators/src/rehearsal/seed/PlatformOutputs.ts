import { z } from 'zod';

/** The line that `lakeport apply` of a platform ends with: who its projects' environments, and what is between them, are deployed as. */
export const platformOutputs = z.object({
  step: z.literal('outputs'),
  environments: z.record(
    z.string(),
    z.object({
      planRoleArn: z.string(),
      applyRoleArn: z.string(),
      clientId: z.string(),
    }),
  ),
  shared: z
    .record(
      z.string(),
      z.object({
        planRoleArn: z.string(),
        applyRoleArn: z.string(),
        clientIds: z.record(z.string(), z.string()),
      }),
    )
    .default({}),
  deployClientId: z.string(),
});

export type PlatformOutputs = z.infer<typeof platformOutputs>;
