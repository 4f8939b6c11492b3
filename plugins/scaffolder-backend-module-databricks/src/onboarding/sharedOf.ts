import { platformSharedTargets, type Platform } from '@lakeport/project';

type PlatformProject = Platform['spec']['projects'][string];
type Shared = Pick<PlatformProject, 'connectivity' | 'regions'>;

const TARGETS = ['connectivity', 'regions'] as const;

/**
 * What is wanted between the environments of a project and is not there, or does
 * not join all that it should.
 *
 * @param held - what the platform has of the project; undefined where it has none
 * @param environments - of the project, all of them
 */
export function missingShared(
  held: Shared | undefined,
  wanted: Shared,
  environments: PlatformProject['environments'],
): Shared {
  return Object.fromEntries(
    TARGETS.flatMap(target => {
      const asked = wanted[target];
      const members = held?.[target]?.members;
      if (!asked) {
        return [];
      }
      const isThere =
        held?.[target] !== undefined &&
        (!members ||
          platformSharedTargets({
            environments,
            [target]: asked,
          })[0].members.every(member => members.includes(member)));
      return isThere ? [] : [[target, asked] as const];
    }),
  );
}

/** Whether there is anything of it. */
export function isShared(shared: Shared): boolean {
  return TARGETS.some(target => shared[target] !== undefined);
}

/** What it joins, for people: a line of Markdown each. */
export function sharedLines({ connectivity, regions }: Shared): string[] {
  return [
    ...(connectivity
      ? [
          `- \`connectivity\` of ${
            connectivity.members?.join(', ') ??
            'all environments with a network'
          }`,
        ]
      : []),
    ...(regions
      ? [
          `- \`regions\` of ${
            regions.members?.join(', ') ?? 'all environments'
          }`,
        ]
      : []),
  ];
}
