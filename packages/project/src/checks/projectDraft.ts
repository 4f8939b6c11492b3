import { z } from 'zod';
import { catalogSchema } from '../schema/catalogSchema';
import { fields } from '../schema/fields';

const lenient = <T extends z.ZodType>(schema: T) =>
  schema.optional().catch(undefined);
const list = <T extends z.ZodType>(item: T) => lenient(z.array(lenient(item)));

const principals = lenient(
  z.object({ groups: list(fields.groupName), users: list(fields.email) }),
);

const catalog = lenient(
  z.object({
    default: lenient(catalogSchema.shape.default.unwrap()),
    grants: list(z.object({ group: lenient(fields.groupName) })),
  }),
);

const environment = lenient(
  z.object({
    awsAccountId: lenient(fields.awsAccountId),
    region: lenient(fields.region),
    network: lenient(
      z.object({
        cidr: lenient(fields.vpcCidr),
        availabilityZones: list(fields.availabilityZone),
      }),
    ),
    workspace: lenient(z.object({ admins: principals, users: principals })),
    // Null marks what is there and of no use, so that it does not count as left out.
    catalogs: z.record(z.string(), catalog).nullish().catch(null),
  }),
);

/**
 * What can be made out of a value that may be wrong anywhere: every part that
 * is right on its own, and undefined for the rest. The checks that span several
 * parts read this, so that they are made even while other parts are wrong.
 */
export const projectDraft = z
  .object({
    metadata: lenient(z.object({ name: lenient(fields.projectName) })),
    spec: lenient(
      z.object({
        platform: lenient(fields.platformName),
        databricks: lenient(
          z.object({
            metastores: lenient(
              z.record(
                z.string(),
                lenient(z.object({ create: lenient(z.literal(true)) })),
              ),
            ),
          }),
        ),
        aws: lenient(
          z.object({
            tags: lenient(z.record(z.string(), z.unknown())),
          }),
        ),
        environments: lenient(z.record(z.string(), environment)),
      }),
    ),
  })
  .catch({});

export type ProjectDraft = z.output<typeof projectDraft>;
