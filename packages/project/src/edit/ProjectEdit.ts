import { z } from 'zod';
import { projectFactsSchema } from '../platform/ProjectFacts';
import { databricksFields } from '../schema/databricksFields';
import { environmentSchema } from '../schema/environmentSchema';
import { fields } from '../schema/fields';

const written = z.record(z.string(), z.json());
const environment = fields.environmentName;

const addAccess = z
  .strictObject({
    kind: z.literal('add-access'),
    environment,
    as: z.enum(['admins', 'users']),
    group: fields.groupName.optional(),
    user: fields.email.optional(),
  })
  .refine(({ group, user }) => (group === undefined) !== (user === undefined), {
    error: 'either a group or a user is given access',
  });

const grant = z
  .strictObject({
    kind: z.literal('grant'),
    environment,
    catalog: fields.catalogName,
    group: fields.groupName.optional(),
    servicePrincipal: databricksFields.servicePrincipalName.optional(),
    preset: z.enum(['reader', 'engineer', 'owner']).optional(),
    privileges: z.array(z.string()).min(1).optional(),
  })
  .refine(
    ({ group, servicePrincipal }) =>
      (group === undefined) !== (servicePrincipal === undefined),
    { error: 'either a group or a service principal is granted something' },
  )
  .refine(
    ({ preset, privileges }) =>
      (preset === undefined) !== (privileges === undefined),
    { error: 'either a preset or privileges are granted' },
  );

/**
 * A change of a project file, as requests and actions carry it. Names are
 * checked here, everything else when the file is edited.
 *
 * @public
 */
export const projectEditSchema = z.union([
  z.strictObject({
    kind: z.literal('add-environment'),
    name: environment,
    environment: written,
  }),
  z.strictObject({
    kind: z.literal('add-catalog'),
    environment,
    name: fields.catalogName,
    catalog: written,
  }),
  z.strictObject({
    kind: z.literal('add-schema'),
    environment,
    catalog: fields.catalogName,
    name: fields.schemaName,
    schema: written,
  }),
  grant,
  addAccess,
  z.strictObject({
    kind: z.literal('add-compute'),
    environment,
    type: z.enum(['policies', 'pools', 'clusters', 'warehouses']),
    name: databricksFields.policyName,
    value: written,
  }),
  z.strictObject({
    kind: z.literal('set-security-profile'),
    environment,
    securityProfile: environmentSchema.shape.securityProfile,
  }),
  z.strictObject({
    kind: z.literal('set-deletion-protection'),
    environment,
    deletionProtection: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('retire-environment'), environment }),
  z.strictObject({ kind: z.literal('set-facts'), facts: projectFactsSchema }),
]);

/**
 * A change of a project file:
 *
 * - `add-environment`, `add-catalog`, `add-schema`, `add-compute` write
 *   something new under a name, in the words of the file;
 * - `grant` gives a principal more in a catalog, `add-access` a group or person
 *   access to the workspace;
 * - `set-security-profile` and `set-deletion-protection` set a switch;
 * - `retire-environment` takes an environment out of the file;
 * - `set-facts` copies what the platform decides.
 *
 * @public
 */
export type ProjectEdit = z.output<typeof projectEditSchema>;
