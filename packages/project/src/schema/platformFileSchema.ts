import { z } from 'zod';
import { poolRangeProblem } from '../network/poolRangeProblem';
import { apiVersionSchema } from './apiVersionSchema';
import { count } from './count';
import { fieldPattern } from './fieldPattern';
import { fieldRule } from './fieldRule';
import { fields } from './fields';
import { githubIdsSchema } from './githubIdsSchema';
import { githubFields } from './githubFields';
import { metastoreSchema } from './metastoreSchema';
import { networkConnectivitySchema } from './networkConnectivitySchema';
import { platformProjectSchema } from './platformProjectSchema';
import { pricingTierSchema } from './pricingTierSchema';
import { stateSchema } from './stateSchema';
import { tagsSchema } from './tagsSchema';
import { waiverSchema } from './waiverSchema';

const metadata = z
  .strictObject({
    name: fields.platformFileName,
    title: fields.title.optional(),
    description: fields.description.optional(),
    owner: fields.owner,
  })
  .meta({ description: 'write metadata with name and owner' });

const groupNames = (which: string, example: string) =>
  z
    .array(fields.groupName)
    .max(10_000, { error: 'more than 10000 groups are listed' })
    .default([])
    .meta({ description: `list the groups ${which}, such as [${example}]` });

const enabled = (what: string) =>
  count(0, 2, `the enabled configurations for ${what} that are there`).default(
    0,
  );

const logDelivery = z
  .strictObject({
    audit: z.boolean().default(false).meta({
      description: 'true or false: whether audit logs are delivered',
    }),
    billableUsage: z.boolean().default(false).meta({
      description: 'true or false: whether billable usage is delivered',
    }),
    existing: z
      .strictObject({
        audit: enabled('audit logs'),
        billableUsage: enabled('billable usage'),
      })
      .meta({
        description:
          'write how many enabled configurations the account has already, such as { audit: 1 }',
      })
      .prefault({}),
  })
  .meta({
    description:
      'write audit and billableUsage, such as { audit: true, billableUsage: false }',
  });

const databricks = z
  .strictObject({
    accountId: fields.databricksAccountId,
    pricingTier: pricingTierSchema.optional(),
    metastores: z
      .partialRecord(fields.region, metastoreSchema)
      .default({})
      .meta({
        description:
          'metastores by region; a region that is not named looks its metastore up',
      }),
    groups: z
      .strictObject({
        existing: groupNames(
          'that come from the identity provider',
          'platform-admins',
        ),
        create: groupNames('that lakeport makes', 'data-engineers'),
      })
      .meta({
        description:
          'write existing and create, such as { existing: [platform-admins], create: [] }',
      })
      .prefault({}),
    logDelivery: logDelivery.prefault({}),
    networkConnectivity: z
      .partialRecord(fields.region, networkConnectivitySchema)
      .default({})
      .meta({
        description:
          'network connectivity configurations of serverless compute by region, such as us-west-2: {}',
      }),
  })
  .meta({ description: 'write databricks with accountId' });

const aws = z
  .strictObject({
    adminAccountId: fields.awsAccountId,
    adminRole: fields.roleName,
    childRole: fields.roleName,
    state: stateSchema,
    tags: tagsSchema.default({}),
  })
  .meta({
    description:
      'write aws with adminAccountId, adminRole, childRole and state',
  });

const github = z
  .strictObject({
    organization: githubFields.organization,
    repository: githubFields.repositoryName,
    githubIds: githubIdsSchema.optional(),
    host: githubFields.host.default('github.com'),
    branch: githubFields.branch.default('main'),
    runsOn: githubFields.runsOn,
  })
  .meta({
    description:
      'write github with organization and repository, such as { organization: acme, repository: lakehouse-platform }',
  });

const lakeport = z
  .strictObject({
    minimum: fieldPattern({
      is: 'a version of lakeport',
      matches: /^(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){2}$/,
      hint: 'use the oldest version that projects may be deployed with, such as 1.2.3',
    }),
  })
  .meta({ description: 'write lakeport with minimum, such as 1.2.3' });

const pool = z
  .array(
    fieldRule({
      problem: poolRangeProblem,
      description:
        'use a private IPv4 range from /8 to /24, such as 10.0.0.0/12',
      pattern: '^\\d{1,3}(\\.\\d{1,3}){3}/([89]|1\\d|2[0-4])$',
    }),
  )
  .max(100, { error: 'more than 100 ranges are listed' })
  .meta({ description: 'list ranges, such as [10.0.0.0/12]' });

const spec = z
  .strictObject({
    databricks,
    aws,
    github,
    lakeport: lakeport.optional(),
    addressPools: z.partialRecord(fields.region, pool).default({}).meta({
      description:
        "ranges by region that environments' networks are allocated from, such as us-west-2: [10.0.0.0/12]",
    }),
    projects: z
      .record(fields.projectName, platformProjectSchema)
      .default({})
      .meta({
        description: 'onboarded projects by name, or {} for none',
      }),
    waivers: z
      .array(
        waiverSchema.omit({ environment: true }).meta({
          description:
            'write rule, reason and until, such as { rule: iam.administrator, reason: "…", until: 2027-06-30 }',
        }),
      )
      .max(1000, { error: 'more than 1000 waivers are listed' })
      .default([])
      .meta({
        description:
          'list the rules that do not count for a while, each with reason and end date',
      }),
  })
  .meta({ description: 'write spec with databricks, aws and github' });

/**
 * The platform file: what exists once for a Databricks account, and what a
 * project must not be able to do for itself. Types, JSON Schema, hints, key
 * order and the checks are derived from it.
 */
export const platformFileSchema = z
  .strictObject({
    apiVersion: apiVersionSchema,
    kind: z.literal('Platform').meta({ description: 'use Platform' }),
    metadata,
    spec,
  })
  .meta({
    title: 'Lakeport platform',
    description: 'write apiVersion, kind, metadata and spec',
  });
