import type { z } from 'zod';
import { grantPresets } from '../data/grantPresets';
import type { projectFileSchema } from '../schema/projectFileSchema';
import type { Planned } from './editFile';
import type { ProjectEdit } from './ProjectEdit';

type Edit = Extract<ProjectEdit, { kind: 'grant' }>;

/**
 * What ALL PRIVILEGES leaves out: each of these is granted by its own name.
 *
 * Source: Databricks documentation, Unity Catalog privileges and securable
 * objects, 2026.
 */
const GRANTED_BY_NAME: readonly string[] = [
  'MANAGE',
  'EXTERNAL_USE_SCHEMA',
  'EXTERNAL_USE_LOCATION',
];

function covers(privileges: ReadonlySet<string>, privilege: string): boolean {
  return (
    privileges.has(privilege) ||
    (privileges.has('ALL_PRIVILEGES') && !GRANTED_BY_NAME.includes(privilege))
  );
}

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
  const held = new Set<string>(grants[index].privileges);
  const asked = new Set<string>(
    edit.preset === undefined
      ? edit.privileges ?? []
      : grantPresets[edit.preset],
  );
  if ([...asked].every(privilege => covers(held, privilege))) {
    return { operations: [] };
  }
  if ([...held].every(privilege => covers(asked, privilege))) {
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
