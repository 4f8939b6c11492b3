export { regionsResourceNames } from '@lakeport/project';
export type { RegionsResourceNames } from '@lakeport/project';
