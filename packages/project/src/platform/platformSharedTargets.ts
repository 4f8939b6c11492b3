import type { SharedTarget } from '../sharedTargets';

/**
 * Something between the environments of an onboarded project that the platform
 * has roles for.
 *
 * @public
 */
export interface PlatformSharedTarget {
  name: SharedTarget;
  /** Names of the environments that it joins. */
  members: string[];
}

/**
 * An onboarded project as far as it says what it has between its environments.
 *
 * @public
 */
export interface SharingProject {
  readonly environments: Readonly<Record<string, { readonly cidr?: string }>>;
  readonly connectivity?: { readonly members?: readonly string[] };
  readonly regions?: { readonly members?: readonly string[] };
}

/**
 * What an onboarded project has between its environments, in the order in which
 * it is applied. Members that the platform file leaves out are all environments,
 * for connectivity all that have a range for a network.
 *
 * @public
 */
export function platformSharedTargets({
  connectivity,
  environments,
  regions,
}: SharingProject): PlatformSharedTarget[] {
  const names = Object.keys(environments);
  const ranged = names.filter(name => environments[name].cidr !== undefined);
  return [
    ...(connectivity
      ? [
          {
            name: 'connectivity' as const,
            members: [...(connectivity.members ?? ranged)],
          },
        ]
      : []),
    ...(regions
      ? [
          {
            name: 'regions' as const,
            members: [...(regions.members ?? names)],
          },
        ]
      : []),
  ];
}
