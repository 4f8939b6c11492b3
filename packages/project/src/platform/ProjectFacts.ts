import { z } from 'zod';
import { fields } from '../schema/fields';
import { githubFields } from '../schema/githubFields';
import { pricingTierSchema } from '../schema/pricingTierSchema';
import { stateSchema } from '../schema/stateSchema';

/** The facts as they travel between platform and project. */
export const projectFactsSchema = z.strictObject({
  platform: fields.platformFileName,
  repository: fields.repository,
  databricks: z.strictObject({
    accountId: fields.databricksAccountId,
    pricingTier: pricingTierSchema.optional(),
  }),
  aws: z.strictObject({
    adminAccountId: fields.awsAccountId,
    adminRole: fields.roleName,
    childRole: fields.roleName,
    state: stateSchema,
  }),
  github: z.strictObject({
    workflows: githubFields.workflows,
    runsOn: githubFields.runsOn,
  }),
  environments: z.record(
    fields.environmentName,
    z.strictObject({
      awsAccountId: fields.awsAccountId,
      region: fields.region,
      cidr: fields.vpcCidr.optional(),
    }),
  ),
});

/**
 * What a project copies from its platform: literal ids, roles and places, so
 * that it never reads the platform's state.
 *
 * @public
 */
export type ProjectFacts = z.output<typeof projectFactsSchema>;
