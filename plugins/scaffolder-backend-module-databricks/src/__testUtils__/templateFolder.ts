import { resolve } from 'node:path';

/** The folder of the "Databricks project" template. */
export const templateFolder = resolve(
  __dirname,
  '../../../../templates/databricks-project',
);
