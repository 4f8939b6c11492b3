import type { Platform } from '@lakeport/project';
import { platformResourceNames } from '@lakeport/project';
import type { ObjectStore } from '@lakeport/rehearsal';
import { z } from 'zod';

const environmentsSchema = z.record(
  z.string(),
  z.object({
    planRoleArn: z.string(),
    applyRoleArn: z.string(),
    principalId: z.coerce.string(),
    clientId: z.string(),
  }),
);

const sharedSchema = z.record(
  z.string(),
  z.object({
    planRoleArn: z.string(),
    applyRoleArn: z.string(),
    clientIds: z.record(z.string(), z.string()),
  }),
);

const stateSchema = z.looseObject({
  outputs: z.looseObject({
    environments: z.object({ value: z.unknown() }).optional(),
    shared: z.object({ value: z.unknown() }).optional(),
    deploy_client_id: z.object({ value: z.string() }).optional(),
  }),
});

/** What projects and their repositories are told of an applied platform; none of it is secret. */
export interface PlatformOutputs {
  /** `<project>/<environment>` → who it is deployed as. */
  environments: z.output<typeof environmentsSchema>;
  /**
   * `<project>/connectivity` and `<project>/regions` → who it is deployed as: roles,
   * and the service principals of the workspaces that it works in, by environment.
   */
  shared?: z.output<typeof sharedSchema>;
  /** Of the service principal that the platform's workflows act as. */
  deployClientId?: string;
}

/**
 * What the platform's stack put out, from its state.
 *
 * @returns undefined where it was never applied, or is destroyed
 * @throws Error when the state says something else there
 */
export async function platformOutputs(
  bucket: ObjectStore,
  platform: Platform,
): Promise<PlatformOutputs | undefined> {
  const { stack } = platformResourceNames(platform);
  const content = await bucket.get(
    `${platform.metadata.name}/${stack}.tfstate`,
  );
  if (!content) return undefined;
  const { outputs } = stateSchema.parse(
    JSON.parse(Buffer.from(content).toString('utf8')),
  );
  if (!outputs.environments) return undefined;
  const read = ({ value }: { value?: unknown }): unknown =>
    typeof value === 'string' ? JSON.parse(value) : value;
  return {
    environments: environmentsSchema.parse(read(outputs.environments)),
    ...(outputs.shared
      ? { shared: sharedSchema.parse(read(outputs.shared)) }
      : {}),
    ...(outputs.deploy_client_id
      ? { deployClientId: outputs.deploy_client_id.value }
      : {}),
  };
}
