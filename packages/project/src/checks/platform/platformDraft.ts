import { z } from 'zod';
import { databricksFields } from '../../schema/databricksFields';
import { fields } from '../../schema/fields';
import { githubFields } from '../../schema/githubFields';
import { keyed, lenient, list, named, text, whole, flag } from '../lenient';

const ids = keyed({ owner: whole, repository: whole });
const counts = { audit: whole, billableUsage: whole };

/**
 * What can be made out of a platform file that may be wrong anywhere, as
 * {@link projectDraft} is of a project file.
 */
export const platformDraft = z
  .object({
    metadata: lenient(z.object({ name: lenient(fields.platformFileName) })),
    spec: keyed({
      databricks: keyed({
        metastores: named({
          create: lenient(z.literal(true)),
          owner: lenient(fields.groupName),
          existing: lenient(fields.metastoreId),
        }),
        groups: keyed({
          existing: list(fields.groupName),
          create: list(fields.groupName),
        }),
        logDelivery: keyed({
          audit: flag,
          billableUsage: flag,
          existing: keyed(counts),
        }),
        networkConnectivity: named({
          existing: lenient(databricksFields.networkConnectivityId),
        }),
      }),
      aws: keyed({
        adminAccountId: lenient(fields.awsAccountId),
        adminRole: lenient(fields.roleName),
        childRole: lenient(fields.roleName),
        tags: lenient(z.record(z.string(), z.unknown())),
      }),
      github: keyed({
        organization: lenient(githubFields.organization),
        repository: lenient(githubFields.repositoryName),
        host: lenient(githubFields.host),
        githubIds: ids,
      }),
      addressPools: lenient(z.record(z.string(), list(z.string()))),
      projects: named({
        repository: lenient(fields.repository),
        githubIds: ids,
        environments: named({
          awsAccountId: lenient(fields.awsAccountId),
          region: lenient(fields.region),
          cidr: lenient(fields.vpcCidr),
        }),
        connectivity: keyed({ members: list(fields.environment) }),
        regions: keyed({ members: list(fields.environment) }),
      }),
      waivers: list(keyed({ until: text })),
    }),
  })
  .catch({});

export type PlatformDraft = z.output<typeof platformDraft>;

type ProjectDraft = NonNullable<
  NonNullable<NonNullable<PlatformDraft['spec']>['projects']>[string]
>;

/** An environment of a project as far as it is right. */
export type PlatformEnvironmentDraft = NonNullable<
  NonNullable<ProjectDraft['environments']>[string]
>;
