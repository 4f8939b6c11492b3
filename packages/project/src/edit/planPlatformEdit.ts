import type { z } from 'zod';
import { nearest } from '../nearest';
import type { platformFileSchema } from '../schema/platformFileSchema';
import { shown } from '../shown';
import type { Planned } from './editFile';
import type { Operation } from './Operation';
import type { PlatformEdit } from './PlatformEdit';
import { addShared, withoutMember } from './planShared';

type File = z.output<typeof platformFileSchema>;
type Environment = File['spec']['projects'][string]['environments'][string];

/** What an edit of a platform file means for the file as it is. */
export function planPlatformEdit(
  edit: PlatformEdit,
  _value: unknown,
  file: File,
): Planned {
  const { projects } = file.spec;
  switch (edit.kind) {
    case 'add-project':
      return addProject(edit, file);
    case 'add-project-environment': {
      const { kind: _, project, name, ...environment } = edit;
      return Object.hasOwn(projects, project)
        ? addEnvironments(project, { [name]: environment }, file)
        : missingProject(project, file);
    }
    case 'remove-project-environment':
      return { operations: removeEnvironment(edit, file) };
    default:
      return {
        operations: Object.hasOwn(projects, edit.name)
          ? [{ kind: 'remove', path: ['spec', 'projects', edit.name] }]
          : [],
      };
  }
}

function removeEnvironment(
  {
    environment,
    project,
  }: Extract<PlatformEdit, { kind: 'remove-project-environment' }>,
  { spec: { projects } }: File,
): Operation[] {
  if (
    !Object.hasOwn(projects, project) ||
    !Object.hasOwn(projects[project].environments, environment)
  ) {
    return [];
  }
  const path = ['spec', 'projects', project];
  return [
    ...withoutMember(path, projects[project], environment),
    { kind: 'remove', path: [...path, 'environments', environment] },
  ];
}

function addProject(
  edit: Extract<PlatformEdit, { kind: 'add-project' }>,
  file: File,
): Planned {
  const { name, repository, githubIds, owner, environments } = edit;
  const { connectivity, regions } = edit;
  const path = ['spec', 'projects', name];
  const { projects } = file.spec;
  if (!Object.hasOwn(projects, name)) {
    return {
      operations: [
        {
          kind: 'set',
          path,
          value: {
            repository,
            ...(githubIds && { githubIds }),
            owner,
            environments,
            ...(connectivity && { connectivity }),
            ...(regions && { regions }),
          },
        },
      ],
    };
  }
  const held = projects[name];
  if (held.repository.toLowerCase() !== repository.toLowerCase()) {
    return {
      findings: [
        {
          path,
          message: `project ${name} is onboarded already, for repository ${held.repository}`,
          hint: 'use another name for the project',
          about: 'key',
        },
      ],
    };
  }
  if (held.owner !== owner) {
    return {
      findings: [
        {
          path: [...path, 'owner'],
          message: `project ${name} is onboarded already, and belongs to ${held.owner}`,
          hint: `use ${held.owner}, or ask the platform team to change it`,
          about: 'value',
        },
      ],
    };
  }
  const known = held.githubIds;
  if (
    known &&
    githubIds &&
    (known.owner !== githubIds.owner ||
      known.repository !== githubIds.repository)
  ) {
    return {
      findings: [
        {
          path: [...path, 'githubIds'],
          message: `project ${name} is onboarded already, for the repository that GitHub knows as ${known.repository} of owner ${known.owner}`,
          hint: `${repository} is another one if it is ${githubIds.repository} of owner ${githubIds.owner}: off-board the project, or ask the platform team to change the ids`,
          about: 'value',
        },
      ],
    };
  }
  const planned = addEnvironments(name, environments, file);
  if ('findings' in planned) {
    return planned;
  }
  return {
    operations: [
      ...(known || !githubIds
        ? []
        : [
            {
              kind: 'set' as const,
              path: [...path, 'githubIds'],
              value: githubIds,
            },
          ]),
      ...planned.operations,
      ...addShared(
        path,
        held,
        { connectivity, regions },
        { ...held.environments, ...environments },
      ),
    ],
  };
}

/** Adds the environments that are missing; those that are there must be the same. */
function addEnvironments(
  project: string,
  environments: Record<string, Environment>,
  file: File,
): Planned {
  const held = file.spec.projects[project].environments;
  const path = ['spec', 'projects', project, 'environments'];
  const others = Object.entries(environments).filter(
    ([name, wanted]) =>
      Object.hasOwn(held, name) && !isSame(held[name], wanted),
  );
  if (others.length > 0) {
    return {
      findings: others.map(([name]) => ({
        path: [...path, name],
        message: `environment ${name} of ${project} exists already, in account ${
          held[name].awsAccountId
        }, region ${held[name].region}${
          held[name].cidr ? `, with ${held[name].cidr}` : ''
        }`,
        hint: 'use another name for the environment, or what is there',
        about: 'key',
      })),
    };
  }
  return {
    operations: Object.entries(environments)
      .filter(([name]) => !Object.hasOwn(held, name))
      .map(
        ([name, value]): Operation => ({
          kind: 'set',
          path: [...path, name],
          value,
        }),
      ),
  };
}

/** A range that was not asked for is one that was allocated. */
function isSame(held: Environment, wanted: Environment): boolean {
  return (
    held.awsAccountId === wanted.awsAccountId &&
    held.region === wanted.region &&
    (wanted.cidr === undefined || held.cidr === wanted.cidr)
  );
}

function missingProject(name: string, file: File): Planned {
  const names = Object.keys(file.spec.projects);
  const close = nearest(name, names.slice(0, 100));
  return {
    findings: [
      {
        path: ['spec', 'projects', name],
        message: `there is no project ${shown(name)} on platform ${
          file.metadata.name
        }`,
        hint: close
          ? `did you mean ${close}?`
          : 'onboard the project before its environments',
        about: 'key',
      },
    ],
  };
}
