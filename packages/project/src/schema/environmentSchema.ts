import { z } from 'zod';
import { catalogSchema } from './catalogSchema';
import { fields } from './fields';
import { laterKeys } from './laterKeys';
import { networkSchema } from './networkSchema';
import { workspaceSchema } from './workspaceSchema';

const securityProfile = z.enum(['development']).meta({
  description: 'use development, the only security profile so far',
});
laterKeys.add(securityProfile, {
  values: ['production-basic', 'production-secure', 'maximum-security'],
});

/** One AWS account, one region, one workspace. */
export const environmentSchema = z
  .strictObject({
    awsAccountId: fields.awsAccountId,
    region: fields.region,
    securityProfile,
    deletionProtection: z.boolean().default(false).meta({
      description:
        'true or false: whether workspace, catalogs, buckets and keys refuse to be destroyed; false for development',
    }),
    network: networkSchema,
    workspace: workspaceSchema.prefault({}),
    catalogs: z.record(fields.catalogName, catalogSchema).optional().meta({
      description:
        'catalogs by name; left out, there is one named after project and environment; {} for none',
    }),
  })
  .meta({
    description:
      'write an environment with awsAccountId, region, securityProfile and network',
  });
laterKeys.add(environmentSchema, {
  keys: [
    'sleep',
    'compute',
    'gitFolders',
    'jobs',
    'privateLink',
    'encryption',
    'workspaceEncryption',
    'approvals',
  ],
});
