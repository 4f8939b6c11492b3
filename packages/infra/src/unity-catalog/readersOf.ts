import { Catalog } from '@lakeport/project';

const READING = ['ALL_PRIVILEGES', 'READ_VOLUME', 'SELECT'];

/**
 * The groups that may read any of these catalogs, sorted. Service principals
 * are of one environment, and not named.
 */
export function readersOf(catalogs: readonly Catalog[]): string[] {
  return [
    ...new Set(
      catalogs
        .flatMap(({ grants }) => grants)
        .filter(({ privileges }) =>
          privileges.some(privilege => READING.includes(privilege)),
        )
        .flatMap(({ principal }) =>
          'group' in principal ? [principal.group] : [],
        ),
    ),
  ].sort();
}
