import type { z } from 'zod';
import type { catalogSchema } from './schema/catalogSchema';
import type { environmentSchema } from './schema/environmentSchema';
import type { grantSchema } from './schema/grantSchema';
import type { metastoreSchema } from './schema/metastoreSchema';
import type { projectFileSchema } from './schema/projectFileSchema';

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
 * What a group may do in a catalog; presets are resolved to privileges.
 *
 * @public
 */
export type Grant = z.output<typeof grantSchema>;

/**
 * A catalog after defaults.
 *
 * @public
 */
export type Catalog = z.output<typeof catalogSchema>;

/**
 * An environment after defaults: `catalogs` is always there, with the default
 * catalog when the file names none.
 *
 * @public
 */
export type Environment = Omit<
  z.output<typeof environmentSchema>,
  'catalogs'
> & { catalogs: Record<string, Catalog> };

/**
 * Account groups and users, by name and by email address.
 *
 * @public
 */
export type Principals = Environment['workspace']['admins'];

/**
 * A checked project file after defaults. Every region an environment is in has
 * an entry in `spec.databricks.metastores`.
 *
 * @public
 */
export type Project = Omit<ProjectFile, 'spec'> & {
  spec: Omit<ProjectFile['spec'], 'environments'> & {
    environments: Record<string, Environment>;
  };
};
