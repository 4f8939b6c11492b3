import { stringifyError } from '@backstage/errors';
import type { UnityOwner } from '@lakeport/backstage-plugin-databricks-common';
import type { Readings } from '../sources/Readings';
import type { UnityCaller } from './UnityCaller';
import type { UnityOwners } from './UnityOwners';

/**
 * Owners as a caller is shown them. When the catalog does not answer they are
 * names, and the answer says why.
 */
export async function shownOwners(options: {
  owners: Pick<UnityOwners, 'resolve'>;
  names: ReadonlyArray<string | undefined>;
  caller: UnityCaller;
  readings: Readings;
}): Promise<(name: string) => UnityOwner> {
  const { owners, names, caller, readings } = options;
  try {
    return await owners.resolve(names, caller.credentials, caller.name);
  } catch (error) {
    readings.add(
      'users and groups of the catalog',
      error instanceof Error ? error.message : stringifyError(error),
    );
    return name => ({ name });
  }
}
