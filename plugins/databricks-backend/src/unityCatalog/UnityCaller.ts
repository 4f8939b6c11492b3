import type { CallerCredentials } from '../access/callerOf';
import type { UnityRights } from './UnityRights';

/** Who asks, and whose rights Unity Catalog is read with for them. */
export interface UnityCaller {
  credentials: CallerCredentials;
  /** Tells callers from each other. */
  name: string;
  rights: UnityRights;
}
