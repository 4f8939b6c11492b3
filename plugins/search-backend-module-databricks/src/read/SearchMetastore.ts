import type { SearchReader } from './SearchReader';

/** A metastore with the workspaces that it can be read through. */
export interface SearchMetastore {
  id: string;
  readers: SearchReader[];
}
