import { z } from 'zod';
import { grantPresets } from '../data/grantPresets';
import { privileges } from '../data/privileges';
import { databricksFields } from './databricksFields';
import { fields } from './fields';
import { modes } from './modes';

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

const to = {
  group: { group: fields.groupName },
  servicePrincipal: { servicePrincipal: databricksFields.servicePrincipalName },
};

const written = z
  .union([
    z.strictObject({ ...to.group, preset }),
    z.strictObject({ ...to.group, privileges: listed }),
    z.strictObject({ ...to.servicePrincipal, preset }),
    z.strictObject({ ...to.servicePrincipal, privileges: listed }),
  ])
  .meta({
    description:
      'write a group or a service principal with a preset or with privileges, such as { group: data-engineers, preset: engineer } or { servicePrincipal: loader, preset: engineer }',
  });
modes.add(written, {
  names: [
    'a preset for a group',
    'privileges for a group',
    'a preset for a service principal',
    'privileges for a service principal',
  ],
  of: keys =>
    (keys.includes('servicePrincipal') && !keys.includes('group') ? 2 : 0) +
    (keys.includes('privileges') && !keys.includes('preset') ? 1 : 0),
});

/** Who is granted something. */
type Grantee = { group: string } | { servicePrincipal: string };

/**
 * What a group of the account or a service principal of the environment may do
 * in a catalog: by a preset or by a list of privileges. Either way the parsed
 * grant lists the privileges.
 */
export const grantSchema = written.transform(
  (grant): { principal: Grantee; privileges: string[] } => ({
    principal:
      'group' in grant
        ? { group: grant.group }
        : { servicePrincipal: grant.servicePrincipal },
    privileges:
      'preset' in grant
        ? [...grantPresets[grant.preset]]
        : [...grant.privileges],
  }),
);
