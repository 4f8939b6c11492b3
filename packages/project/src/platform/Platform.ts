import type { z } from 'zod';
import type { Metastore } from '../Project';
import type { networkConnectivitySchema } from '../schema/networkConnectivitySchema';
import type { platformFileSchema } from '../schema/platformFileSchema';
import type { platformProjectSchema } from '../schema/platformProjectSchema';

type PlatformFile = z.output<typeof platformFileSchema>;

/**
 * What a platform file may say: before defaults, as it is written.
 *
 * @public
 */
export type PlatformInput = z.input<typeof platformFileSchema>;

/**
 * A project that is onboarded to a platform, by its entry in the platform file.
 *
 * @public
 */
export type PlatformProject = z.output<typeof platformProjectSchema>;

/**
 * An environment of an onboarded project: its AWS account, its region, and the
 * range allocated to its network, if lakeport makes one.
 *
 * @public
 */
export type PlatformEnvironment = PlatformProject['environments'][string];

/**
 * A region's network connectivity configuration for serverless compute: made
 * by the platform, or there already.
 *
 * @public
 */
export type NetworkConnectivity = z.output<typeof networkConnectivitySchema>;

/**
 * A checked platform file after defaults. Every region that anything is in has
 * an entry in `spec.databricks.metastores`.
 *
 * @public
 */
export type Platform = Omit<PlatformFile, 'spec'> & {
  spec: Omit<PlatformFile['spec'], 'databricks' | 'addressPools'> & {
    databricks: Omit<
      PlatformFile['spec']['databricks'],
      'metastores' | 'networkConnectivity'
    > & {
      metastores: Record<string, Metastore>;
      networkConnectivity: Record<string, NetworkConnectivity>;
    };
    /** By region. */
    addressPools: Record<string, string[]>;
  };
};
