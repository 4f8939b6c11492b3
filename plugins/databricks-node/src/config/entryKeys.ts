import { nearest } from '@lakeport/project';
import { z } from 'zod';
import type { ConfigProblems } from './ConfigProblems';

/**
 * A text; an environment variable that is not set leaves an empty one, a key without
 * a value null.
 */
const text = z
  .union([z.string(), z.number()], { error: 'must be a text' })
  .nullish()
  .transform(value => String(value ?? '').trim() || undefined)
  .optional();

/** One entry of databricks.accounts. */
export const accountEntry = z.strictObject({
  accountId: text,
  host: text,
  clientId: text,
  clientSecret: text,
  oidcTokenFile: text,
});

/** One entry of databricks.workspaces. */
export const workspaceEntry = z.strictObject({
  host: text,
  name: text,
  accountId: text,
  region: text,
  token: text,
  clientId: text,
  clientSecret: text,
  oidcTokenFile: text,
});

/** databricks.aws, without what is in its accounts. */
export const awsSection = z.strictObject({
  accounts: z.unknown().optional(),
  via: text,
  roleName: text,
  externalId: text,
  endpoint: text,
  concurrency: z.int().positive().max(100).optional(),
});

/** One entry of databricks.aws.accounts. */
export const awsAccountEntry = z.strictObject({
  accountId: text,
  regions: z.array(z.string()).optional(),
  via: text,
  roleArn: text,
  roleName: text,
  externalId: text,
});

const rate = z.number().positive().max(1_000);

/** databricks.limits. */
export const limitsEntry = z.strictObject({
  concurrency: z.int().positive().max(1_000).optional(),
  requestsPerSecond: rate.optional(),
});

/**
 * Reads one entry; every key that is unknown or holds something else is a
 * problem with the key that was probably meant.
 *
 * @returns nothing when there was a problem
 */
export function readEntry<TShape extends z.ZodRawShape>(
  schema: z.ZodObject<TShape, z.core.$strict>,
  value: unknown,
  path: string,
  problems: ConfigProblems,
): z.output<z.ZodObject<TShape, z.core.$strict>> | undefined {
  const parsed = schema.safeParse(value);
  if (parsed.success) {
    return parsed.data;
  }
  const known = Object.keys(schema.shape);
  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const close = nearest(key, known);
        problems.add(
          `${path}.${key}`,
          `is not a key that is known here; ${
            close ? `did you mean ${close}?` : `known are ${known.join(', ')}`
          }`,
        );
      }
    } else {
      problems.add([path, ...issue.path].join('.'), issue.message);
    }
  }
  return undefined;
}
