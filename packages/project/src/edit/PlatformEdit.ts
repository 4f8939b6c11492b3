import { z } from 'zod';
import { fields } from '../schema/fields';
import { githubIdsSchema } from '../schema/githubIdsSchema';
import { platformSharedSchema } from '../schema/platformSharedSchema';

const environment = {
  awsAccountId: fields.awsAccountId,
  region: fields.region,
  cidr: fields.vpcCidr.optional(),
};

/**
 * A change of a platform file, as requests and actions carry it.
 *
 * @public
 */
export const platformEditSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('add-project'),
    name: fields.projectName,
    repository: fields.repository,
    /** Also told of a project that is there without them. */
    githubIds: githubIdsSchema.optional(),
    owner: fields.owner,
    environments: z.record(fields.environmentName, z.strictObject(environment)),
    ...platformSharedSchema,
  }),
  z.strictObject({
    kind: z.literal('add-project-environment'),
    project: fields.projectName,
    name: fields.environmentName,
    ...environment,
  }),
  z.strictObject({
    kind: z.literal('remove-project-environment'),
    project: fields.projectName,
    environment: fields.environmentName,
  }),
  z.strictObject({
    kind: z.literal('remove-project'),
    name: fields.projectName,
  }),
]);

/**
 * A change of a platform file: a project or an environment of one is onboarded
 * or taken out. Adding a project that is there adds the environments that are
 * missing, and what is missing of what it has between them.
 *
 * @public
 */
export type PlatformEdit = z.output<typeof platformEditSchema>;
