import type { z } from 'zod';
import type { Metastore } from '../Project';
import type { platformFileSchema } from '../schema/platformFileSchema';
import type { Platform } from './Platform';

/** A platform with a metastore for every region that anything is in. */
export function resolvePlatform(
  file: z.output<typeof platformFileSchema>,
): Platform {
  const { databricks, addressPools, projects } = file.spec;
  const written = said(databricks.metastores);
  const networkConnectivity = said(databricks.networkConnectivity);
  const pools = said(addressPools);
  const regions = [
    ...Object.keys(networkConnectivity),
    ...Object.keys(pools),
    ...Object.values(projects).flatMap(({ environments }) =>
      Object.values(environments).map(({ region }) => region),
    ),
  ];
  const metastores: Record<string, Metastore> = {
    ...written,
    ...Object.fromEntries(
      regions
        .filter(region => !Object.hasOwn(written, region))
        .map((region): [string, Metastore] => [region, { mode: 'lookup' }]),
    ),
  };
  return {
    ...file,
    spec: {
      ...file.spec,
      databricks: { ...databricks, metastores, networkConnectivity },
      addressPools: pools,
    },
  };
}

/** A record of some regions, without those that the type says may be missing. */
function said<T>(record: Partial<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(record).flatMap(
      ([key, value]): Array<[string, T]> =>
        value === undefined ? [] : [[key, value]],
    ),
  );
}
