import type { z } from 'zod';
import type { Connectivity } from './Connectivity';
import type { Environment } from './Environment';
import type { Lakehouse } from './Lakehouse';
import type { Regions } from './Regions';
import type { grantSchema } from './schema/grantSchema';
import type { metastoreSchema } from './schema/metastoreSchema';
import type { projectFileSchema } from './schema/projectFileSchema';
import type { waiverSchema } from './schema/waiverSchema';

type ProjectFile = z.output<typeof projectFileSchema>;

/**
 * What a project file may say: before defaults, as it is written.
 *
 * @public
 */
export type ProjectInput = z.input<typeof projectFileSchema>;

/**
 * Which metastore a region's workspaces are assigned to.
 *
 * @public
 */
export type Metastore = z.output<typeof metastoreSchema>;

/**
 * What a group of the account, or a service principal of the environment by its
 * name there, may do in a catalog; presets are resolved to privileges.
 *
 * @public
 */
export type Grant = z.output<typeof grantSchema>;

/**
 * A rule that does not count until the end of a day (`YYYY-MM-DD`), in one
 * environment or in all, and why.
 *
 * @public
 */
export type Waiver = z.output<typeof waiverSchema>;

/**
 * A checked project file after defaults. Every region an environment is in has
 * an entry in `spec.databricks.metastores`.
 *
 * @public
 */
export type Project = Omit<ProjectFile, 'spec'> & {
  spec: Omit<
    ProjectFile['spec'],
    'environments' | 'lakehouse' | 'connectivity' | 'regions'
  > & {
    environments: Record<string, Environment>;
    lakehouse?: Lakehouse;
    connectivity?: Connectivity;
    regions?: Regions;
  };
};
