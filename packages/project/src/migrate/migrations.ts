import type { Migration } from './Migration';

/**
 * The migrations that this lakeport knows, oldest first: none, because
 * `lakeport.dev/v1alpha1` is the first version of the format.
 *
 * @public
 */
export const migrations: readonly Migration[] = [];
