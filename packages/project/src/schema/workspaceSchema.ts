import { z } from 'zod';
import { fields } from './fields';
import { laterKeys } from './laterKeys';

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

/** Who may use and who administers the workspace. */
export const workspaceSchema = z
  .strictObject({
    admins: principals.prefault({}),
    users: principals.prefault({}),
  })
  .meta({
    description:
      'write admins and users, such as { admins: { groups: [platform-admins] } }',
  });
laterKeys.add(workspaceSchema, { keys: ['ipAccessLists'] });
