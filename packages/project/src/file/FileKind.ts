import type { z } from 'zod';
import type { Finding } from '../Finding';

/**
 * A kind of file that lakeport knows: its schema, what only several places of
 * it together can be wrong about, and what it is called. Everything that reads,
 * checks or writes files works on one of these.
 */
export interface FileKind<S extends z.ZodType = z.ZodType> {
  readonly kind: 'Project' | 'Platform' | 'Imports';
  readonly schema: S;
  /** What the other kind of file is told that was given instead of this one. */
  readonly mistaken: { kind: string; message: string; hint: string };
  /** Problems between places; takes any value. `today` is `YYYY-MM-DD`. */
  crossFindings(value: unknown, today: string): Finding[];
}
