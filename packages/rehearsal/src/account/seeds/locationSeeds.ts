import type { TerraformJson } from '@lakeport/project';
import { literalOf } from '../../run/literalOf';
import type { AccountObject } from '../AccountObject';

/**
 * Where catalogs and volumes lie that somebody else gave a place to. What lies in
 * a location that the stacks make themselves has one.
 */
function places(stacks: readonly TerraformJson[]): string[] {
  const of = (type: string, argument: string) =>
    stacks
      .flatMap(stack => Object.values(stack.resource?.[type] ?? {}))
      .flatMap(block => literalOf(block[argument]) ?? []);
  const own = of('databricks_external_location', 'url').map(url =>
    url.replace(/\/*$/, '/'),
  );
  return [
    ...of('databricks_catalog', 'storage_root'),
    ...of('databricks_volume', 'storage_location'),
  ].filter(place => !own.some(location => `${place}/`.startsWith(location)));
}

/**
 * External locations, in each of the metastores, for the buckets of catalogs
 * and volumes whose place is said by its address.
 */
export function locationSeeds(
  stacks: readonly TerraformJson[],
  metastores: readonly AccountObject[],
): AccountObject[] {
  const buckets = new Set(
    places(stacks).flatMap(url => /^s3:\/\/([^/]+)/.exec(url)?.[1] ?? []),
  );
  return metastores.flatMap(({ accountId, id: metastoreId }) =>
    [...buckets].map(
      (bucket): AccountObject => ({
        provider: 'databricks',
        type: 'databricks_external_location',
        id: `existing-${bucket}`,
        scope: `metastore:${metastoreId}`,
        ...(accountId ? { accountId } : {}),
        metastoreId,
        attributes: {
          id: `existing-${bucket}`,
          name: `existing-${bucket}`,
          url: `s3://${bucket}/`,
          credential_name: `existing-${bucket}`,
        },
        seeded: true,
        // A location may not lie in another one, whoever made that.
        lookedUpBy: ['url'],
      }),
    ),
  );
}
