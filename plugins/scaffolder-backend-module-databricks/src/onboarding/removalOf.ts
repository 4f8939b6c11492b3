import {
  platformSharedTargets,
  type Platform,
  type PlatformEdit,
  type SharedTarget,
} from '@lakeport/project';

/** What taking a project or one of its environments off a platform comes to. */
export interface Removal {
  project: string;
  /** organization/name, as the platform file has it. */
  repository: string;
  /** Whether the project goes, and not only an environment. */
  whole: boolean;
  /** By name, those that go. */
  environments: Platform['spec']['projects'][string]['environments'];
  /** What is between its environments and goes with the project. */
  shared: SharedTarget[];
  edits: PlatformEdit[];
}

/** @returns undefined when there is nothing to take off */
export function removalOf(
  platform: Platform,
  request: { project: string; environment?: string },
): Removal | undefined {
  const { project, environment } = request;
  const { projects } = platform.spec;
  if (!Object.hasOwn(projects, project)) {
    return undefined;
  }
  const { repository, environments } = projects[project];
  if (environment === undefined) {
    return {
      project,
      repository,
      whole: true,
      environments,
      shared: platformSharedTargets(projects[project]).map(({ name }) => name),
      edits: [{ kind: 'remove-project', name: project }],
    };
  }
  return Object.hasOwn(environments, environment)
    ? {
        project,
        repository,
        whole: false,
        environments: { [environment]: environments[environment] },
        shared: [],
        edits: [{ kind: 'remove-project-environment', project, environment }],
      }
    : undefined;
}
