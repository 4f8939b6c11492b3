import { z } from 'zod';
import { fields } from './fields';
import { githubIdsSchema } from './githubIdsSchema';
import { platformSharedSchema } from './platformSharedSchema';

const environment = z
  .strictObject({
    awsAccountId: fields.awsAccountId,
    region: fields.region,
    cidr: fields.vpcCidr.optional().meta({
      description:
        "use a range of the region's pools, such as 10.0.0.0/22; leave it out when the network is brought along or compute is serverless only",
    }),
  })
  .meta({
    description:
      'write an environment with awsAccountId and region, such as { awsAccountId: "100000000002", region: us-west-2, cidr: 10.0.0.0/22 }',
  });

/** A project that is onboarded to the platform. */
export const platformProjectSchema = z
  .strictObject({
    repository: fields.repository,
    githubIds: githubIdsSchema.optional(),
    owner: fields.owner,
    environments: z
      .record(fields.environmentName, environment)
      .default({})
      .meta({ description: 'environments by name, such as dev' }),
    ...platformSharedSchema,
  })
  .meta({
    description: 'write a project with repository, owner and environments',
  });
