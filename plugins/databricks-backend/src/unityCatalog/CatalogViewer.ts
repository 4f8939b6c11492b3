import type { CallerCredentials } from '../access/callerOf';

/** Who the catalog is asked for entities as. */
export interface CatalogViewer {
  credentials: CallerCredentials;
  /** Tells viewers from each other. */
  name: string;
}
