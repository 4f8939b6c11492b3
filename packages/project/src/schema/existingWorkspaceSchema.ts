import { z } from 'zod';
import { databricksFields } from './databricksFields';
import { fieldPattern } from './fieldPattern';
import { fields } from './fields';

const uuid = (is: string) =>
  fieldPattern({
    is: `the id of ${is}`,
    matches: /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
    lowerCase: true,
    hint: `use the UUID of ${is} in the Databricks account, such as 3f2b6c1e-0d3e-4a5f-9c8b-7a6d5e4f3c2b`,
  });

/**
 * A workspace that somebody else made, by what it was made with. Its parts are
 * named, never made or changed.
 *
 * Source: databricks/terraform-provider-databricks 1.128.0,
 * databricks_mws_workspaces, 2026.
 */
export const existingWorkspaceSchema = z
  .strictObject({
    id: databricksFields.workspaceId,
    url: fieldPattern({
      is: 'the address of a workspace',
      // A rehearsal account's workspaces are on this machine.
      matches:
        /^(?:https:\/\/[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?){0,5}\.databricks\.(?:com|us|mil)|http:\/\/(?:127\.0\.0\.1|localhost):\d{1,5}(?:\/[a-z0-9]{1,40}){0,4})$/,
      hint: 'use the address without a slash at the end, such as https://dbc-a1b2c3d4-e5f6.cloud.databricks.com',
    }),
    name: fieldPattern({
      is: 'the name of a workspace',
      matches:
        /^(?! )[^\p{Cc}\p{Cs}\p{Bidi_Control}\p{Zl}\p{Zp}]{1,255}(?<! )$/u,
      hint: 'use the name that the account console shows; another one would be another workspace',
    }),
    credentials: uuid('a credential configuration').optional(),
    storageConfiguration: uuid('a storage configuration').optional(),
    networkConfiguration: uuid('a network configuration').optional(),
    privateAccessSettings: databricksFields.privateAccessSettingsId.optional(),
    managedServicesKey: uuid('a registered key').optional(),
    storageKey: uuid('a registered key').optional(),
    crossAccountRole: fieldPattern({
      is: 'the ARN of a role',
      matches: /^arn:aws:iam::\d{12}:role\/(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/,
      hint: 'use the ARN of the role, such as arn:aws:iam::100000000002:role/databricks-cross-account',
    }).optional(),
    rootBucket: fields.bucketName.optional(),
  })
  .meta({
    description:
      'write id, url and name of the workspace that is there, and the ids of what it was made with; `lakeport adopt` writes all of it',
  });
