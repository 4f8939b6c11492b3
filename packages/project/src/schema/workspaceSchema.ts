import { z } from 'zod';
import { awsFields } from './awsFields';
import { existingWorkspaceSchema } from './existingWorkspaceSchema';
import { fields } from './fields';

const principals = z
  .strictObject({
    groups: z.array(fields.groupName).default([]).meta({
      description: 'a list of group names, such as [data-engineers]',
    }),
    users: z.array(fields.email).default([]).meta({
      description:
        'a list of email addresses, such as [data-admin@acme.example]',
    }),
  })
  .meta({
    description:
      'write groups and users, such as { groups: [data-engineers], users: [] }',
  });

const list = (what: string) =>
  z
    .array(awsFields.ipv4Range)
    .max(1000, { error: 'more than 1000 addresses are listed' })
    .default([])
    .meta({
      description: `list the addresses and ranges that ${what}, such as [203.0.113.0/24]`,
    });

/** The workspace: its compute, who uses and who administers it, from where. */
export const workspaceSchema = z
  .strictObject({
    existing: existingWorkspaceSchema.optional(),
    computeMode: z.enum(['hybrid', 'serverless']).default('hybrid').meta({
      description:
        'use hybrid (compute in your account and serverless) or serverless (no network, no compute in your account)',
    }),
    admins: principals.prefault({}),
    users: principals.prefault({}),
    ipAccessLists: z
      .strictObject({
        allow: list('may connect'),
        block: list('may not connect'),
      })
      .meta({
        description:
          'write allow and block, such as { allow: [203.0.113.0/24] }',
      })
      .optional(),
    legacyAccess: z.boolean().default(false).meta({
      description:
        'true or false: whether the Hive metastore and other legacy ways to data stay open',
    }),
  })
  .meta({
    description:
      'write admins and users, such as { admins: { groups: [platform-admins] } }',
  });
