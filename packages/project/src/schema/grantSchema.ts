import { z } from 'zod';
import { grantPresets } from '../data/grantPresets';
import { privileges } from '../data/privileges';
import { fields } from './fields';

const preset = z.enum(['reader', 'engineer', 'owner']).meta({
  description: 'use reader, engineer or owner, or list privileges instead',
});

const listed = z
  .array(
    z.enum(privileges).meta({
      description: 'use a Unity Catalog privilege, such as SELECT',
    }),
  )
  .min(1, { error: 'no privilege is listed' })
  .meta({
    description: 'list at least one Unity Catalog privilege, such as SELECT',
  });

/**
 * What a group may do in a catalog: by a preset or by a list of privileges.
 * Either way the parsed grant lists the privileges.
 */
export const grantSchema = z
  .union([
    z.strictObject({ group: fields.groupName, preset }),
    z.strictObject({ group: fields.groupName, privileges: listed }),
  ])
  .meta({
    description:
      'write a group with a preset or with privileges, such as { group: data-engineers, preset: engineer }',
  })
  .transform(
    (grant): { principal: { group: string }; privileges: string[] } => ({
      principal: { group: grant.group },
      privileges:
        'preset' in grant
          ? [...grantPresets[grant.preset]]
          : [...grant.privileges],
    }),
  );
