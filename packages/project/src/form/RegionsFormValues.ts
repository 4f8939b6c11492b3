import type { ProjectInput } from '../Project';

/**
 * Regions as the file says them, before defaults.
 *
 * @public
 */
export type RegionsInput = NonNullable<ProjectInput['spec']['regions']>;

/**
 * The database of regions as the file says it, before defaults.
 *
 * @public
 */
export type RegionsDatabaseInput = NonNullable<RegionsInput['database']>;

/**
 * The regions of a form: what the file has, and less. Without `primary` the first
 * environment is it, without `secondaries` all others are. What is shared without
 * `sharing.catalogs` is the primary's default catalog. A database's `mode` follows
 * from its `engine`: a global database with Aurora, read replicas otherwise; the
 * engine `none` is no database. `dns.records` may be a list of names, each of
 * which stands for the database.
 *
 * @public
 */
export type RegionsFormValues = Omit<
  RegionsInput,
  'primary' | 'secondaries' | 'sharing' | 'database' | 'dns'
> & {
  primary?: string;
  secondaries?: string[];
  sharing?: Partial<NonNullable<RegionsInput['sharing']>>;
  database?:
    | Partial<Omit<RegionsDatabaseInput, 'engine'>> & {
        engine: RegionsDatabaseInput['engine'] | 'none';
      };
  dns?: Omit<NonNullable<RegionsInput['dns']>, 'records'> & {
    records?: NonNullable<RegionsInput['dns']>['records'] | string[];
  };
};
