import type { z } from 'zod';
import type { projectFileSchema } from '../schema/projectFileSchema';
import type { Planned } from './editFile';
import type { Operation } from './Operation';
import type { ProjectEdit } from './ProjectEdit';

type Edit = Extract<ProjectEdit, { kind: 'add-access' }>;

/**
 * What access to a workspace means for the file: an admin is a user already,
 * and a user who becomes an admin is named as that only.
 */
export function planAccess(
  edit: Edit,
  file: z.output<typeof projectFileSchema>,
): Planned {
  const { environment, as, group, user } = edit;
  const { workspace } = file.spec.environments[environment];
  const path = ['spec', 'environments', environment, 'workspace'];
  const kind = group === undefined ? 'users' : 'groups';
  const name = group ?? user ?? '';
  const found = (role: 'admins' | 'users') =>
    workspace[role][kind].findIndex(held =>
      kind === 'users'
        ? held.toLowerCase() === name.toLowerCase()
        : held === name,
    );
  if (found('admins') >= 0 || found(as) >= 0) {
    return { operations: [] };
  }
  const before = found('users');
  return {
    operations: [
      ...(before < 0
        ? []
        : [
            {
              kind: 'remove',
              path: [...path, 'users', kind, String(before)],
            } satisfies Operation,
          ]),
      { kind: 'append', path: [...path, as, kind], value: name },
    ],
  };
}
