import sources from './notebooks.json';

/**
 * A notebook that comes with lakeport: `cleanse` makes tables of files or of
 * tables, typed and without doubles; `aggregate` sums tables up.
 *
 * @public
 */
export type LakehouseNotebook = 'aggregate' | 'cleanse';

/**
 * The source of each of them, in Python, as `packages/project/notebooks` has it.
 *
 * @public
 */
export const lakehouseNotebooks: Readonly<Record<LakehouseNotebook, string>> =
  sources;
