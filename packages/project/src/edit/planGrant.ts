import type { z } from 'zod';
import { grantPresets } from '../data/grantPresets';
import type { projectFileSchema } from '../schema/projectFileSchema';
import type { Planned } from './editFile';
import type { ProjectEdit } from './ProjectEdit';

type Edit = Extract<ProjectEdit, { kind: 'grant' }>;

/**
 * What a grant means for a catalog that the environment has. A principal has
 * one grant for a catalog: one that is enough stays, one that is part of what
 * is wanted is widened, and any other is for people to decide about.
 */
export function planGrant(
  edit: Edit,
  file: z.output<typeof projectFileSchema>,
): Planned {
  const { environment, catalog, group, servicePrincipal } = edit;
  const path = [
    'spec',
    'environments',
    environment,
    'catalogs',
    catalog,
    'grants',
  ];
  const principal = group === undefined ? { servicePrincipal } : { group };
  const wanted = {
    ...principal,
    ...(edit.preset === undefined
      ? { privileges: edit.privileges }
      : { preset: edit.preset }),
  };
  const grants =
    file.spec.environments[environment].catalogs?.[catalog]?.grants ?? [];
  const index = grants.findIndex(
    ({ principal: held }) =>
      ('group' in held && held.group === group) ||
      ('servicePrincipal' in held &&
        held.servicePrincipal === servicePrincipal),
  );
  if (index < 0) {
    return { operations: [{ kind: 'append', path, value: wanted }] };
  }
  const held = new Set(grants[index].privileges);
  const asked = new Set<string>(
    edit.preset === undefined
      ? edit.privileges ?? []
      : grantPresets[edit.preset],
  );
  if ([...asked].every(privilege => held.has(privilege))) {
    return { operations: [] };
  }
  if ([...held].every(privilege => asked.has(privilege))) {
    return {
      operations: [
        { kind: 'set', path: [...path, String(index)], value: wanted },
      ],
    };
  }
  return {
    findings: [
      {
        path: [...path, String(index)],
        message: `${group ?? servicePrincipal} has ${[...held].join(
          ', ',
        )} on ${catalog} already, which is neither part of ${[...asked].join(
          ', ',
        )} nor all of it`,
        hint: 'ask for all that is wanted together, as a list of privileges',
        about: 'value',
      },
    ],
  };
}
