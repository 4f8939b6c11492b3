import type { LakeportVersion } from '@lakeport/backstage-plugin-databricks-common';
import { lt, minVersion, SemVer, validRange } from 'semver';

/**
 * Compares the version that a repository asks for with the portal's. Of a range
 * its lowest version counts: that is what a lock file may hold. What is no
 * version (a path, a URL, nothing) is `unknown`.
 */
export function lakeportVersionOf(
  used: string | undefined,
  current: string,
): LakeportVersion {
  const lowest = used === undefined ? undefined : lowestOf(used);
  return {
    ...(used !== undefined && { used }),
    current,
    behind: lowest ? behindOf(lowest, current) : 'unknown',
  };
}

function lowestOf(used: string): SemVer | undefined {
  // "" and "*" are ranges too, and say nothing.
  const range = validRange(used);
  return range && range !== '*' ? minVersion(range) ?? undefined : undefined;
}

function behindOf(lowest: SemVer, current: string): LakeportVersion['behind'] {
  const { major, minor } = new SemVer(current);
  if (!lt(lowest, current)) {
    return 'none';
  }
  if (lowest.major !== major) {
    return 'major';
  }
  return lowest.minor !== minor ? 'minor' : 'patch';
}
