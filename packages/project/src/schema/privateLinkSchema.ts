import { z } from 'zod';
import { awsFields } from './awsFields';
import { databricksFields } from './databricksFields';
import { modes } from './modes';

const privateAccessSettings = z
  .union([
    z.strictObject({
      level: z.enum(['account', 'endpoint']).meta({
        description:
          'use account (every endpoint registered in the account may connect) or endpoint (only those of this workspace)',
      }),
    }),
    z.strictObject({ existing: databricksFields.privateAccessSettingsId }),
  ])
  .meta({
    description:
      'use { level: account }, { level: endpoint } or { existing: <id> }',
  });
modes.add(privateAccessSettings, {
  names: ['new private access settings', 'existing private access settings'],
  of: keys => (keys.includes('existing') ? 1 : 0),
});

/**
 * PrivateLink, as it is written: switches left out follow from the security
 * profile.
 *
 * Source: Databricks docs, AWS PrivateLink, 2026.
 */
export const privateLinkSchema = z
  .strictObject({
    backEnd: z.boolean().optional().meta({
      description:
        'true or false: whether compute reaches the control plane by PrivateLink',
    }),
    frontEnd: z
      .union([
        z.boolean(),
        z.strictObject({
          clientCidrs: z
            .array(awsFields.cidr)
            .min(1, { error: 'no range is listed' })
            .max(50, { error: 'more than 50 ranges are listed' })
            .meta({
              description:
                'list the ranges that users come from, such as [10.8.0.0/16]',
            }),
        }),
      ])
      .default(false)
      .meta({
        description:
          'true, false or { clientCidrs: [10.8.0.0/16] }: whether users reach the workspace by PrivateLink, and from where',
      }),
    publicAccess: z.boolean().default(true).meta({
      description:
        'true or false: whether the workspace can be reached from the internet as well',
    }),
    privateAccessSettings: privateAccessSettings.optional(),
    endpoints: z
      .strictObject({
        workspace: databricksFields.vpcEndpointId,
        relay: databricksFields.vpcEndpointId,
        frontEnd: databricksFields.vpcEndpointId.optional(),
      })
      .meta({
        description:
          'write the ids of endpoints that are registered with Databricks already: workspace, relay and, for the front end, frontEnd',
      })
      .optional(),
  })
  .meta({
    description:
      'write backEnd, frontEnd and publicAccess, such as { backEnd: true, frontEnd: false, publicAccess: true }',
  });
