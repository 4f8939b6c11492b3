import { z } from 'zod';
import { fields } from './fields';

/** How the networks of environments reach each other. */
export const connectivitySchema = z
  .strictObject({
    mode: z.enum(['peering', 'transit-gateway', 'auto']).default('auto').meta({
      description:
        'use peering, transit-gateway, or auto (a transit gateway from four members on)',
    }),
    members: z.array(fields.environment).optional().meta({
      description:
        'list two environments or more whose networks reach each other, such as [stores, online]; left out, all with a network that is made',
    }),
    sharing: z
      .enum(['organization', 'invitation'])
      .default('organization')
      .meta({
        description:
          'use organization if the accounts are of one that shares resources, or invitation if each account has to accept its transit gateway',
      }),
    networkAcls: z.boolean().default(false).meta({
      description:
        'true or false: whether private subnets let in from private ranges only the members and what Databricks needs',
    }),
  })
  .meta({
    description:
      'write mode and members, such as { mode: auto, members: [stores, online] }',
  });
