import { z } from 'zod';
import { approvalsSchema } from './approvalsSchema';
import { catalogSchema } from './catalogSchema';
import { computeSchema } from './computeSchema';
import { databricksFields } from './databricksFields';
import { encryptionSchema } from './encryptionSchema';
import { fields } from './fields';
import { gitFolderSchema } from './gitFolderSchema';
import { jobSchema } from './jobSchema';
import { networkSchema } from './networkSchema';
import { notebookSchema } from './notebookSchema';
import { privateLinkSchema } from './privateLinkSchema';
import { serverlessSchema } from './serverlessSchema';
import { servicePrincipalSchema } from './servicePrincipalSchema';
import { sleepSchema } from './sleepSchema';
import { workspaceEncryptionSchema } from './workspaceEncryptionSchema';
import { workspaceSchema } from './workspaceSchema';

/**
 * One AWS account, one region, one workspace, as it is written. What follows
 * from the security profile or from other keys is filled in afterwards.
 */
export const environmentSchema = z
  .strictObject({
    awsAccountId: fields.awsAccountId,
    region: fields.region,
    securityProfile: z
      .enum([
        'development',
        'production-basic',
        'production-secure',
        'maximum-security',
      ])
      .meta({
        description:
          'use development, production-basic, production-secure or maximum-security',
      }),
    deletionProtection: z.boolean().optional().meta({
      description:
        'true or false: whether workspace, catalogs, buckets and keys refuse to be destroyed; false for development only',
    }),
    network: networkSchema.optional(),
    sleep: sleepSchema.optional(),
    privateLink: privateLinkSchema.optional(),
    encryption: encryptionSchema.optional(),
    workspaceEncryption: workspaceEncryptionSchema.optional(),
    crossAccountPolicy: z.enum(['customer', 'restricted']).optional().meta({
      description:
        'use customer (any instance in the account) or restricted (only instances of Databricks in this network)',
    }),
    rootBucketPolicy: z.enum(['standard', 'tight']).optional().meta({
      description:
        "use standard (the whole bucket) or tight (only this workspace's part of it)",
    }),
    serverless: serverlessSchema.optional(),
    approvals: approvalsSchema.prefault({}),
    workspace: workspaceSchema.prefault({}),
    catalogs: z.record(fields.catalogName, catalogSchema).optional().meta({
      description:
        'catalogs by name; left out, there is one named after project and environment; {} for none',
    }),
    compute: computeSchema.prefault({}),
    notebooks: z
      .record(databricksFields.notebookName, notebookSchema)
      .default({})
      .meta({ description: 'notebooks by name, or {} for none' }),
    gitFolders: z
      .record(databricksFields.gitFolderName, gitFolderSchema)
      .default({})
      .meta({ description: 'Git folders by name, or {} for none' }),
    jobs: z
      .record(databricksFields.jobName, jobSchema)
      .default({})
      .meta({ description: 'jobs by name, or {} for none' }),
    servicePrincipals: z
      .record(databricksFields.servicePrincipalName, servicePrincipalSchema)
      .default({})
      .meta({ description: 'service principals by name, or {} for none' }),
  })
  .meta({
    description:
      'write an environment with awsAccountId, region, securityProfile and network',
  });
