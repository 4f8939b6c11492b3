import { stringifyError } from '@backstage/errors';
import type { UnityOwner } from '@lakeport/backstage-plugin-databricks-common';
import type { Readings } from '../sources/Readings';
import type { CatalogViewer } from './CatalogViewer';
import type { UnityOwners } from './UnityOwners';

/**
 * Owners as a viewer of the catalog is shown them. When the catalog does not answer they are
 * names, and the answer says why.
 */
export async function shownOwners(options: {
  owners: Pick<UnityOwners, 'resolve'>;
  names: ReadonlyArray<string | undefined>;
  viewer: CatalogViewer;
  readings: Readings;
}): Promise<(name: string) => UnityOwner> {
  const { owners, names, viewer, readings } = options;
  try {
    return await owners.resolve(names, viewer.credentials, viewer.name);
  } catch (error) {
    readings.add(
      'users and groups of the catalog',
      error instanceof Error ? error.message : stringifyError(error),
    );
    return name => ({ name });
  }
}
