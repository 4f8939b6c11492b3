import { z } from 'zod';
import { apiVersionSchema } from './apiVersionSchema';
import { connectivitySchema } from './connectivitySchema';
import { environmentSchema } from './environmentSchema';
import { fields } from './fields';
import { githubSchema } from './githubSchema';
import { lakehouseSchema } from './lakehouseSchema';
import { metastoreSchema } from './metastoreSchema';
import { pricingTierSchema } from './pricingTierSchema';
import { regionsSchema } from './regionsSchema';
import { stateSchema } from './stateSchema';
import { tagsSchema } from './tagsSchema';
import { waiverSchema } from './waiverSchema';

const kind = z.literal('Project').meta({ description: 'use Project' });

const metadata = z
  .strictObject({
    name: fields.projectName,
    title: fields.title.optional(),
    description: fields.description.optional(),
    owner: fields.owner,
  })
  .meta({ description: 'write metadata with name and owner' });

const databricks = z
  .strictObject({
    accountId: fields.databricksAccountId,
    metastores: z
      .partialRecord(fields.region, metastoreSchema)
      .default({})
      .meta({
        description:
          'metastores by region; a region that is not named looks its metastore up',
      }),
    pricingTier: pricingTierSchema.optional(),
    logDelivery: z
      .strictObject({
        audit: z.boolean().default(false).meta({
          description: 'true or false: whether audit logs are delivered',
        }),
        billableUsage: z.boolean().default(false).meta({
          description: 'true or false: whether billable usage is delivered',
        }),
      })
      .meta({
        description:
          'write audit and billableUsage, such as { audit: true, billableUsage: false }',
      })
      .prefault({}),
  })
  .meta({ description: 'write databricks with accountId' });

const aws = z
  .strictObject({
    adminAccountId: fields.awsAccountId,
    adminRole: fields.roleName,
    childRole: fields.roleName,
    planRole: fields.roleName.optional().meta({
      description:
        "use the name of the role in each environment's account that only reads, such as TerraformChildRole-plan; only on a platform",
    }),
    state: stateSchema,
    tags: tagsSchema.default({}),
  })
  .meta({
    description:
      'write aws with adminAccountId, adminRole, childRole and state',
  });

const spec = z
  .strictObject({
    platform: fields.platformName.optional(),
    repository: fields.repository.optional(),
    databricks,
    aws,
    github: githubSchema.prefault({}),
    environments: z.record(fields.environmentName, environmentSchema).meta({
      description:
        'write at least one environment by name, such as dev: { awsAccountId: "100000000002", … }',
    }),
    lakehouse: lakehouseSchema.optional(),
    connectivity: connectivitySchema.optional(),
    regions: regionsSchema.optional(),
    waivers: z
      .array(waiverSchema)
      .max(1000, { error: 'more than 1000 waivers are listed' })
      .default([])
      .meta({
        description:
          'list the rules that do not count for a while, each with reason and end date',
      }),
  })
  .meta({ description: 'write spec with databricks, aws and environments' });

/**
 * The project file, `lakeport.yaml`: the one place where its keys, defaults and
 * rules are written down. Types, JSON Schema, hints, key order and the checks
 * are derived from it.
 */
export const projectFileSchema = z
  .strictObject({ apiVersion: apiVersionSchema, kind, metadata, spec })
  .meta({
    title: 'Lakeport project',
    description: 'write apiVersion, kind, metadata and spec',
  });
