import type { Finding } from '../Finding';
import { environmentsOf } from './environmentsOf';
import type { EnvironmentDraft, ProjectDraft } from './projectDraft';
import { servicePrincipalsOf } from './servicePrincipalsOf';
import { taskCycle } from './taskCycle';
import { undeclared } from './undeclared';

/**
 * That notebooks and Git folders have places of their own, and that jobs run
 * what is declared, on what is declared, in an order that ends.
 */
export function checkContent(draft: ProjectDraft): Finding[] {
  return environmentsOf(draft).flatMap(({ name, path, environment }) => [
    ...places(path, environment),
    ...gitFolders(path, environment),
    ...jobs(path, environment, servicePrincipalsOf(draft, name, environment)),
  ]);
}

function places(path: string[], environment: EnvironmentDraft): Finding[] {
  const taken = new Map<string, string>();
  return (['notebooks', 'gitFolders'] as const).flatMap(kind =>
    Object.entries(environment[kind] ?? {}).flatMap(([name, part]) => {
      const place = part?.path;
      const before = place === undefined ? undefined : taken.get(place);
      if (place !== undefined && before === undefined) {
        taken.set(place, `${kind}.${name}`);
      }
      return before === undefined
        ? []
        : [
            {
              path: [...path, kind, name, 'path'],
              message: `${before} is at this place already`,
              hint: 'use another path',
              about: 'value' as const,
            },
          ];
    }),
  );
}

function gitFolders(path: string[], environment: EnvironmentDraft): Finding[] {
  return Object.entries(environment.gitFolders ?? {}).flatMap(
    ([name, folder]): Finding[] =>
      folder?.keys.includes('branch') && folder.keys.includes('tag')
        ? [
            {
              path: [...path, 'gitFolders', name, 'tag'],
              message: 'tag does not go with branch',
              hint: 'keep one of branch and tag',
              about: 'key',
            },
          ]
        : [],
  );
}

function jobs(
  path: string[],
  environment: EnvironmentDraft,
  principals: Record<string, unknown>,
): Finding[] {
  return Object.entries(environment.jobs ?? {}).flatMap(([name, job]) => {
    const at = [...path, 'jobs', name];
    const tasks = job?.tasks;
    if (tasks && Object.keys(tasks).length === 0) {
      return [
        {
          path: [...at, 'tasks'],
          message: 'there is no task',
          hint: 'write at least one task by name, such as load: { notebook: { name: welcome } }',
          about: 'key' as const,
        },
      ];
    }
    const cycle = taskCycle(tasks ?? {});
    return [
      ...undeclared(
        [...at, 'runAs'],
        job?.runAs,
        principals,
        'servicePrincipals',
      ),
      ...Object.entries(tasks ?? {}).flatMap(([task, said]) => [
        ...undeclared(
          [...at, 'tasks', task, 'notebook', 'gitFolder'],
          said?.notebook?.gitFolder,
          environment.gitFolders,
          'gitFolders',
        ),
        ...undeclared(
          [...at, 'tasks', task, 'notebook', 'name'],
          said?.notebook?.name,
          environment.notebooks,
          'notebooks',
        ),
        ...undeclared(
          [...at, 'tasks', task, 'cluster'],
          said?.cluster,
          environment.compute?.clusters,
          'compute.clusters',
        ),
        ...(said?.dependsOn ?? []).flatMap((before, index) =>
          undeclared(
            [...at, 'tasks', task, 'dependsOn', index],
            before,
            tasks,
            `jobs.${name}.tasks`,
          ),
        ),
      ]),
      ...(cycle
        ? [
            {
              path: [...at, 'tasks', cycle[0], 'dependsOn'],
              message: `the tasks wait for each other: ${[
                ...cycle,
                cycle[0],
              ].join(' → ')}`,
              hint: 'remove one of these dependencies',
              about: 'value' as const,
            },
          ]
        : []),
    ];
  });
}
