import type { Finding } from '../Finding';
import { nearest } from '../nearest';
import { shown } from '../shown';
import { environmentsOf } from './environmentsOf';
import type { EnvironmentDraft, ProjectDraft } from './projectDraft';

/** Comparing thousands of names to each other takes long. */
const MOST_COMPARED = 100;

/** Everybody in a workspace; Databricks makes it. */
const EVERYBODY = 'users';

type Permitting = Record<
  string,
  { groups?: Array<string | undefined> } | undefined
>;

/**
 * That groups with permissions in a workspace may enter it: Databricks knows no
 * others there. Grants of catalogs are for any group of the account.
 *
 * Source: Databricks docs, assigning groups to workspaces, 2026.
 */
export function checkWorkspaceGroups(draft: ProjectDraft): Finding[] {
  return environmentsOf(draft).flatMap(({ path, environment }) => {
    const entering = groupsOf(environment);
    if (!entering) {
      return [];
    }
    const known = new Set([...entering, EVERYBODY]);
    return Object.entries(permissions(environment)).flatMap(([place, named]) =>
      Object.entries(named ?? {}).flatMap(([name, part]) =>
        (part?.groups ?? []).flatMap((group, index): Finding[] => {
          if (group === undefined || known.has(group)) {
            return [];
          }
          const close = nearest(group, entering.slice(0, MOST_COMPARED));
          return [
            {
              path: [...path, ...place.split('.'), name, 'groups', index],
              message: `group ${shown(group)} may not enter the workspace`,
              hint: close
                ? `did you mean ${close}? otherwise add it to workspace.users.groups`
                : 'add it to workspace.users.groups, or remove it here',
              about: 'value',
            },
          ];
        }),
      ),
    );
  });
}

/** The groups that may enter; nothing if that cannot be read. */
function groupsOf(environment: EnvironmentDraft): string[] | undefined {
  const { workspace } = environment;
  if (!workspace) {
    return environment.keys.includes('workspace') ? undefined : [];
  }
  const lists = (['admins', 'users'] as const).map(role => {
    const principals = workspace[role];
    const unread = principals
      ? principals.keys.includes('groups') && !principals.groups
      : workspace.keys.includes(role);
    return unread ? undefined : principals?.groups ?? [];
  });
  return lists.includes(undefined)
    ? undefined
    : lists.flatMap(list => list?.filter(group => group !== undefined) ?? []);
}

/** What groups have permissions on, by its place in the environment. */
function permissions({
  compute,
  gitFolders,
  jobs,
}: EnvironmentDraft): Record<string, Permitting | undefined> {
  return {
    'compute.policies': compute?.policies,
    'compute.pools': compute?.pools,
    'compute.clusters': compute?.clusters,
    'compute.warehouses': compute?.warehouses,
    gitFolders,
    jobs,
  };
}
