import { resolve } from 'node:path';

/** Where the templates of this repository are. */
export const templatesFolder = resolve(__dirname, '../../../../templates');

/** The folder of one of them. */
export function templateFolderOf(name: string): string {
  return resolve(templatesFolder, name);
}

/** The folder of the "Databricks project" template. */
export const templateFolder = templateFolderOf('databricks-project');
