import { z } from 'zod';
import { fields } from './fields';

const joined = (what: string, all: string) =>
  z
    .strictObject({
      members: z
        .array(fields.environment)
        .optional()
        .meta({
          description: `list two environments or more that are joined, such as [stores, online]; left out, ${all}`,
        }),
    })
    .meta({
      description: `write {} or members, such as { members: [stores, online] }, where the project declares ${what}`,
    });

/** What an onboarded project has between its environments. */
export const platformSharedSchema = {
  connectivity: joined('connectivity', 'all with a range').optional(),
  regions: joined('regions', 'all environments').optional(),
};
