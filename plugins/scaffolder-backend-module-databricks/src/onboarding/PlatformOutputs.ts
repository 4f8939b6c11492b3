import { z } from 'zod';

/**
 * What `lakeport apply` says of an applied platform, as the line of its log with
 * `"step":"outputs"`. Nothing of it is secret.
 */
export const platformOutputsSchema = z.object({
  step: z.literal('outputs'),
  /** By `<project>/<environment>`: who it is planned and applied as. */
  environments: z.record(
    z.string(),
    z.object({
      planRoleArn: z.string(),
      applyRoleArn: z.string(),
      principalId: z.string(),
      clientId: z.string(),
    }),
  ),
  /** By `<project>/connectivity` and `<project>/regions`: the same of what is between environments. */
  shared: z
    .record(
      z.string(),
      z.object({
        planRoleArn: z.string(),
        applyRoleArn: z.string(),
        /** Of the workspaces that it works in, by environment. */
        clientIds: z.record(z.string(), z.string()),
      }),
    )
    .default({}),
  /** Client id of the service principal that the platform's workflows act as. */
  deployClientId: z.string().optional(),
});

/** See {@link platformOutputsSchema}. */
export type PlatformOutputs = z.infer<typeof platformOutputsSchema>;

/** Reads the last of them out of lines of JSON; undefined when there is none. */
export function parsePlatformOutputs(
  text: string,
): PlatformOutputs | undefined {
  for (const line of text.trim().split('\n').reverse()) {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      continue;
    }
    const parsed = platformOutputsSchema.safeParse(value);
    if (parsed.success) {
      return parsed.data;
    }
  }
  return undefined;
}
